package org.casegraph.endpoint.http;

import java.io.IOException;
import java.util.Optional;

/** A body that is made while it is sent. */
@FunctionalInterface
public interface StreamedBody {
    /** Some more bytes, tens of thousands at most; empty at the end. */
    Optional<byte[]> next() throws IOException;
}
