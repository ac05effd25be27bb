package org.casegraph.endpoint.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;

/** What the data and the program are, so that a client can tell whether its copy of an answer still holds. */
public final class DataVersion {
    private final CompletableFuture<String> text;

    /** @param dataset must not change; it is read beside other work */
    public DataVersion(DatasetGraph dataset) {
        this(() -> HexFormat.of().toHexDigits(Fingerprint.of(dataset)));
    }

    /** Of data that are told from all others by a text. */
    public static DataVersion of(String data) {
        return new DataVersion(() -> data);
    }

    private DataVersion(Supplier<String> data) {
        text = CompletableFuture.supplyAsync(
                () -> ProgramCode.own().orElseGet(DataVersion::program) + "-" + data.get());
    }

    /** Another where another program was made or other data are served. */
    public String text() {
        return text.join();
    }

    /** Of an answer in this format that follows from these data and this program alone. */
    public EntityTag entityTag(String mediaType) {
        return EntityTag.of(this, mediaType);
    }

    /** The manifest of the jar has it; a build that runs from its classes has none. */
    public static String program() {
        return Optional.ofNullable(DataVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
