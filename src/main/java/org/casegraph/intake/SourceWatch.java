package org.casegraph.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.casegraph.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads when a source file has changed and then rested for one round. It looks at the times of the files, which also
 * works where the system reports no changes, and asks for no signal, which not every platform has.
 */
public final class SourceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
    private static final Duration ROUND = Duration.ofMillis(500);

    private final List<Path> sources;
    private final Runnable reload;
    private final Rounds rounds = new Rounds("watch", Thread.NORM_PRIORITY, this::round);
    private Map<Path, FileTime> loaded;
    private Map<Path, FileTime> seen;

    /** @param reload throws a {@link Problem} where the sources have faults; what was served before is then kept */
    public SourceWatch(List<Path> sources, Runnable reload) {
        this.sources = List.copyOf(sources);
        this.reload = reload;
        loaded = times();
        seen = loaded;
    }

    public void start() {
        rounds.start(ROUND);
    }

    void round() {
        Map<Path, FileTime> now = times();
        if (now.equals(seen) && !now.equals(loaded)) {
            loaded = now;
            reload();
        }
        seen = now;
    }

    private void reload() {
        try {
            reload.run();
            LOG.info("reloaded {}", sources);
        } catch (Problem e) {
            LOG.error("not reloaded, the data before is kept: {}", e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("not reloaded, the data before is kept", e);
        }
    }

    /** Of each file, also those in folders. One that is away for a moment, as some editors save, has no time. */
    private Map<Path, FileTime> times() {
        Map<Path, FileTime> times = new HashMap<>();
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                // Not what else lies in a folder, such as the log of this very program.
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)
                        .filter(file -> file.equals(source) || FileKinds.isNamed(file))::iterator) {
                    times.put(file, Files.getLastModifiedTime(file));
                }
            } catch (IOException | UncheckedIOException e) {
                times.remove(source);
            }
        }
        return times;
    }
}
