package org.casegraph.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder on a disk that loses power after some step. What was not forced may be lost in any part: a file keeps what was
 * forced and any first part of the rest, and of the names given and taken since the folder was forced each may have come to
 * the disk or not, whatever their order.
 */
public class PowerLossDisk implements Disk {
    /** What is lost of that which was not forced. */
    public enum Loss {
        ALL,
        CONTENT_ONLY,
        NAMES_ONLY,
        DRAWN
    }

    /** A file: its names may go, and it stays. */
    private static final class Content {
        private byte[] forced = new byte[0];
        private byte[] written = new byte[0];
    }

    /** A name given to a content, or taken from what has it. */
    private record Naming(Map<String, Content> given, List<String> taken) {}

    private final Path folder;
    private final int last;
    private final Map<String, Content> names = new HashMap<>();
    private final Map<String, Content> forcedNames;
    private final List<Naming> unforced = new ArrayList<>();
    private int steps;

    /** @param last the step after which the power is lost; nothing is forced by any later one */
    public PowerLossDisk(Path folder, int last) throws IOException {
        this.folder = folder;
        this.last = last;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Content content = new Content();
                    content.forced = Files.readAllBytes(file);
                    content.written = content.forced;
                    names.put(file.getFileName().toString(), content);
                }
            }
        }
        forcedNames = new HashMap<>(names);
    }

    public int steps() {
        return steps;
    }

    /** Makes a folder of what the disk holds when the power is back. */
    public void restore(Path to, Loss loss, Random random) throws IOException {
        Map<String, Content> found = new TreeMap<>(forcedNames);
        for (Naming naming : unforced) {
            if (loss == Loss.CONTENT_ONLY || loss == Loss.DRAWN && random.nextBoolean()) {
                naming.taken.forEach(found::remove);
                found.putAll(naming.given);
            }
        }
        Files.createDirectories(to);
        for (Map.Entry<String, Content> each : found.entrySet()) {
            Content content = each.getValue();
            int whole = content.written.length;
            int kept =
                    switch (loss) {
                        case ALL, CONTENT_ONLY -> content.forced.length;
                        case NAMES_ONLY -> whole;
                        case DRAWN -> content.forced.length + random.nextInt(whole - content.forced.length + 1);
                    };
            Files.write(to.resolve(each.getKey()), Arrays.copyOf(content.written, kept));
        }
    }

    /** Whether the power is still there. */
    private boolean step() {
        return ++steps <= last;
    }

    private void name(Map<String, Content> given, String... taken) {
        List.of(taken).forEach(names::remove);
        names.putAll(given);
        unforced.add(new Naming(given, List.of(taken)));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        OutputStream out = Disk.SYSTEM.create(file);
        if (step()) {
            name(Map.of(name(file), new Content()));
        }
        return out;
    }

    @Override
    public void force(Path file) throws IOException {
        byte[] written = Files.readAllBytes(file);
        Content content = names.get(name(file));
        if (content != null && steps < last) {
            // It is on its way from here on, and there after the step.
            content.written = written;
        }
        if (step() && content != null) {
            content.forced = written;
        }
    }

    @Override
    public void forceNames(Path of) throws IOException {
        if (step() && of.equals(folder)) {
            forcedNames.clear();
            forcedNames.putAll(names);
            unforced.clear();
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Disk.SYSTEM.rename(from, to);
        Content content = names.get(name(from));
        if (step() && content != null) {
            name(Map.of(name(to), content), name(from));
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Disk.SYSTEM.delete(file);
        if (step()) {
            name(Map.of(), name(file));
        }
    }
}
