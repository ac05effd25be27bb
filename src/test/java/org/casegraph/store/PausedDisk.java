package org.casegraph.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** A disk that tells each of its steps before it is made, and never makes one of them, so that its process can be killed there. */
public final class PausedDisk implements Disk {
    private final int last;
    private final IntConsumer told;
    private int steps;

    /** @param last the step that is not made; 0 where all are */
    public PausedDisk(int last, IntConsumer told) {
        this.last = last;
        this.told = told;
    }

    private void step() {
        steps++;
        told.accept(steps);
        CountDownLatch never = new CountDownLatch(1);
        while (steps == last) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // It waits to be killed.
            }
        }
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step();
        return new FilterOutputStream(Disk.SYSTEM.create(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length / 2);
                step();
                out.write(bytes, offset + length / 2, length - length / 2);
            }

            @Override
            public void close() throws IOException {
                step();
                super.close();
            }
        };
    }

    @Override
    public void force(Path file) throws IOException {
        step();
        Disk.SYSTEM.force(file);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        step();
        Disk.SYSTEM.forceNames(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        Disk.SYSTEM.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        Disk.SYSTEM.delete(file);
    }
}
