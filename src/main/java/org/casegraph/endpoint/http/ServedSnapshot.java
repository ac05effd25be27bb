package org.casegraph.endpoint.http;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is served at one time; a reload puts another in its place as a whole.
 *
 * @param resources by servlet path
 * @param prepared done when no answer has to wait any more for what all of them need, such as an index
 */
public record ServedSnapshot(
        DatasetGraph dataset,
        int cases,
        DataVersion version,
        Map<String, HttpResource> resources,
        CompletableFuture<Void> prepared) {
    /** What stands behind every other path. */
    public static final String ELSEWHERE = "/*";

    /** The start page, whose servlet path is empty. */
    private static final String START = "/";

    /** Seconds of work that whoever starts a server may wonder about. */
    private static final double WORTH_TELLING = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ServedSnapshot.class);

    /** Begins to prepare, beside other work. */
    public static ServedSnapshot of(
            DatasetGraph dataset, int cases, DataVersion version, Map<String, HttpResource> resources) {
        CompletableFuture<Void> prepared = CompletableFuture.runAsync(() -> resources.forEach(ServedSnapshot::prepare));
        return new ServedSnapshot(
                dataset,
                cases,
                version,
                Map.copyOf(resources),
                CompletableFuture.allOf(prepared, CompletableFuture.runAsync(version::text)));
    }

    /** Prepares nothing: of data that were built before, where each answer reads the little that it needs. */
    public static ServedSnapshot ofBuilt(
            DatasetGraph dataset, int cases, DataVersion version, Map<String, HttpResource> resources) {
        return new ServedSnapshot(
                dataset, cases, version, Map.copyOf(resources), CompletableFuture.completedFuture(null));
    }

    HttpResource elsewhere() {
        return Objects.requireNonNull(resources.get(ELSEWHERE), "nothing stands behind every other path");
    }

    public boolean isReady() {
        return prepared.isDone();
    }

    /** Whoever asks meets a mistake again, and is told of it. */
    private static void prepare(String path, HttpResource resource) {
        long begun = System.nanoTime();
        try {
            resource.prepare();
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (seconds > WORTH_TELLING) {
                LOG.info(told(path, seconds));
            }
        } catch (RuntimeException e) {
            LOG.error("Not prepared: {}", SafeStackTrace.of(e));
        }
    }

    static String told(String path, double seconds) {
        return String.format(Locale.ROOT, "prepared %s in %.1f s", path.isEmpty() ? START : path, seconds);
    }
}
