package org.casegraph.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** An engine that answers SPARQL over HTTP in a process of its own. */
interface Engine {
    String name();

    /** Of what it is, and how it keeps what it loads: what another wrote it does not read. */
    String version();

    /** Whether it ends a question that was given up; one that does not is ended itself. */
    default boolean givesUp() {
        return true;
    }

    /** How many processors one question may take at once. */
    default int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Loads what {@link #serve} then finds in the folder; nothing for one that holds all in memory.
     *
     * @param triples N-Triples, which become its default graph
     * @param folder for what it keeps, empty
     * @throws IOException if it is not on this machine and cannot be fetched, or does not load
     */
    void load(Path triples, Path folder) throws IOException, InterruptedException;

    /** Starts it over what was loaded; it may not answer yet. */
    Running serve(Path triples, Path folder) throws IOException, InterruptedException;

    record Running(RunningProcess process, URI endpoint) {}
}
