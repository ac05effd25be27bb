package org.casegraph.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** An engine that answers SPARQL over HTTP in a process of its own. */
interface Engine {
    String name();

    /**
     * Fetches what it needs, loads triples and starts.
     *
     * @param triples N-Triples, which become its default graph
     * @param folder for what it keeps, empty
     * @throws IOException if it is not on this machine and cannot be fetched, or does not start
     */
    Running start(Path triples, Path folder) throws IOException, InterruptedException;

    /** @param loadSeconds what loading took, before it answered or until it did */
    record Running(RunningProcess process, URI endpoint, double loadSeconds) {}
}
