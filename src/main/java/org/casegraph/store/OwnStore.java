package org.casegraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.casegraph.search.TextFile;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.mapped.ColumnDataset;

/**
 * The store of the project's own cases, which the build of the program puts into its jar: whoever serves them solves
 * nothing. It is made of the files and by the code that are in the same jar, so it needs no proof that it is not outdated.
 */
public final class OwnStore {
    private static final String FOLDER = "/casegraph-store/";

    private OwnStore() {}

    /**
     * Empty where the program runs from its classes, which may change.
     *
     * @param ontology the project's modules, asked for when somebody looks at them
     */
    public static Optional<StoreBuilder> open(Supplier<List<SourceGraph>> ontology) {
        try (InputStream columns = OwnStore.class.getResourceAsStream(FOLDER + "columns.cgc");
                InputStream text = OwnStore.class.getResourceAsStream(FOLDER + "text.cgt")) {
            return columns == null || text == null
                    ? Optional.empty()
                    : Optional.of(of(columns.readAllBytes(), text.readAllBytes(), ontology));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it follows from besides its cases, which is in the same jar: {@link ProgramInputs#project}. */
    static Optional<String> madeOf() {
        try (InputStream manifest = OwnStore.class.getResourceAsStream(FOLDER + "casegraph-store.json")) {
            return manifest == null
                    ? Optional.empty()
                    : StoreManifest.parse(new String(manifest.readAllBytes(), StandardCharsets.UTF_8))
                            .map(StoreManifest::ontology);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param columns a file of columns, as {@link StoreFolder#build} writes it
     * @param text the index of what is said in them, likewise
     */
    static StoreBuilder of(byte[] columns, byte[] text, Supplier<List<SourceGraph>> ontology) throws IOException {
        return StoreBuilder.of(
                new MappedStore(ColumnDataset.of(columns), TextFile.of(text), DatasetMetadata.NONE, ontology));
    }
}
