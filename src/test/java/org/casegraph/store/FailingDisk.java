package org.casegraph.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A disk whose n-th step fails, once: to open, write, close, force, rename or delete. It also tells when a name is given to
 * what a loss of power would lose.
 */
public final class FailingDisk implements Disk {
    private final int failing;
    private final Set<Path> unsafe = new HashSet<>();
    private final List<String> lost = new ArrayList<>();
    private int steps;

    public FailingDisk(int failing) {
        this.failing = failing;
    }

    public int steps() {
        return steps;
    }

    /** Files that were renamed before they were forced to the disk, and names that are still not. */
    public List<String> lost() {
        List<String> all = new ArrayList<>(lost);
        unsafe.forEach(name -> all.add(name + " is not forced"));
        return all;
    }

    private void step(String what) throws IOException {
        steps++;
        if (steps == failing) {
            throw new IOException("no space left on device, in " + what);
        }
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step("open");
        unsafe.add(file);
        return new FilterOutputStream(Disk.SYSTEM.create(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                // Half of it comes through, as when the disk is full.
                if (steps + 1 == failing) {
                    out.write(bytes, offset, length / 2);
                }
                step("write");
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                super.close();
                step("close");
            }
        };
    }

    @Override
    public void force(Path file) throws IOException {
        step("force");
        Disk.SYSTEM.force(file);
        unsafe.remove(file);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        step("force of names");
        Disk.SYSTEM.forceNames(folder);
        unsafe.removeIf(name -> folder.equals(name.getParent()));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename");
        if (unsafe.contains(from)) {
            lost.add(from + " has its name before its content is safe");
        }
        Disk.SYSTEM.rename(from, to);
        unsafe.add(to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete");
        Disk.SYSTEM.delete(file);
    }
}
