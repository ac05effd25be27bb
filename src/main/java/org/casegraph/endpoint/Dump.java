package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.endpoint.http.FilePart;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.RangeRequest;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.store.DumpFolder;
import org.eclipse.jetty.http.DateGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All named graphs as N-Quads in gzip. They are written into a file when they are first asked for, so that every client,
 * however slow, is sent the same bytes, with their length, and no thread of the server waits for it.
 */
final class Dump implements HttpResource {
    private static final Logger LOG = LoggerFactory.getLogger(Dump.class);
    private static final int RETRY_SECONDS = 2;
    private static final int BUFFER = 64 * 1024;

    /** A minute or so of writing. */
    private static final long MOST_QUADS = 10_000_000;

    private final DatasetGraph dataset;
    private final Optional<Path> built;
    private final Semaphore making = new Semaphore(1);
    private volatile Optional<Made> made = Optional.empty();

    /** @param built what was written beforehand, if it is there, for a dataset that is too large to be written at a request */
    Dump(DatasetGraph dataset, Optional<Path> built) {
        this.dataset = dataset;
        this.built = built;
    }

    /**
     * @param modified when it was written
     * @param entityTag strong, as the names of blank nodes differ from one writing to the next
     */
    private record Made(FilePart file, Instant modified, String entityTag) {}

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Made dump = made.orElseGet(this::makeAlone);
        return new RangeRequest(request)
                .partOf(Representation.of("application/gzip", dump.file())
                        .withHeader("ETag", dump.entityTag())
                        .withHeader("Last-Modified", DateGenerator.formatDate(dump.modified()))
                        .withHeader("Cache-Control", "no-cache")
                        .withHeader("Content-Disposition", "attachment; filename=\"casegraph.nq.gz\"")
                        .withHeader("Link", "</.well-known/void>; rel=\"describedby\""));
    }

    /** Whoever else asks meanwhile is not kept waiting, and holds no thread. */
    private Made makeAlone() {
        if (!making.tryAcquire()) {
            throw RequestProblem.of(503, "Busy", "The dump is being written. Try again in a moment.")
                    .withRetryAfter(RETRY_SECONDS);
        }
        try {
            Made dump = made.isPresent() ? made.get() : make();
            made = Optional.of(dump);
            return dump;
        } catch (IOException | RuntimeIOException e) {
            LOG.error("No dump is written: {}. Check the disk that holds the temporary files.", e.toString());
            throw RequestProblem.of(503, "Dump not written", "The server has no room to write it. Try again later.")
                    .withRetryAfter(RETRY_SECONDS);
        } finally {
            making.release();
        }
    }

    private Made make() throws IOException {
        if (!hasTooManyQuads()) {
            return written();
        }
        Path file = built.filter(Files::isRegularFile)
                .orElseThrow(
                        () -> RequestProblem.of(
                                404,
                                "Not found",
                                "There are more than " + MOST_QUADS + " quads, too many to be written at a request,"
                                        + " and build --dump has written none into the folder of this store. Ask /sparql for what you need."));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        long length = channel.size();
        return new Made(
                new FilePart(channel, 0, length), modified, "\"" + length + "-" + modified.toEpochMilli() + "\"");
    }

    private boolean hasTooManyQuads() {
        long quads = 0;
        for (Iterator<Node> names = dataset.listGraphNodes(); names.hasNext() && quads <= MOST_QUADS; ) {
            quads += dataset.getGraph(names.next()).size();
        }
        return quads > MOST_QUADS;
    }

    /** The file loses its name at once, and its room when nobody sends from it any more, so that nothing is left behind. */
    private Made written() throws IOException {
        FileChannel channel = FileChannel.open(
                Files.createTempFile("casegraph-", ".nq.gz"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            MessageDigest digest = DigestUtils.getSha256Digest();
            // Not to be closed: that would close the channel.
            OutputStream file =
                    new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER);
            DumpFolder.writeQuads(dataset, file);
            file.flush();
            String entityTag = "\"" + HexFormat.of().formatHex(digest.digest()) + "\"";
            return new Made(
                    new FilePart(channel, 0, channel.size()), Instant.now().truncatedTo(ChronoUnit.SECONDS), entityTag);
        } catch (IOException | RuntimeException | InternalError e) {
            channel.close();
            throw e;
        }
    }
}
