package org.casegraph.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine could not answer over what it has loaded, kept beside that, so that nobody waits for it again. How long
 * it was waited for tells nothing where other programs ran meanwhile; what it took of the processors does.
 */
final class GivenUp {
    /** @param processorSeconds taken in vain; 0 where it refused at once */
    private record Trial(double processorSeconds, String why) {}

    private final Path file;
    private final Map<String, Trial> trials = new HashMap<>();

    GivenUp(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", 3);
                trials.put(cells[0], new Trial(Double.parseDouble(cells[1]), cells[2]));
            }
        }
    }

    void refused(String query, String why) throws IOException {
        add(query, new Trial(0, why));
    }

    void tookInVain(String query, double processorSeconds, String why) throws IOException {
        add(query, new Trial(processorSeconds, why));
    }

    private void add(String query, Trial trial) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "%s\t%.1f\t%s%n",
                key(query),
                trial.processorSeconds(),
                trial.why().replaceAll("\\s+", " "));
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        trials.put(key(query), trial);
    }

    /** Why it cannot be answered within the cap, were all processors at work; empty if it might be. */
    Optional<String> hopeless(String query, Duration cap, int processors) {
        return Optional.ofNullable(trials.get(key(query)))
                .filter(trial -> trial.processorSeconds() == 0
                        || trial.processorSeconds() >= processors * (double) cap.toSeconds())
                .map(Trial::why);
    }

    private static String key(String query) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
