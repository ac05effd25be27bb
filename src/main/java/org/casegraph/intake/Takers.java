package org.casegraph.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.casegraph.annotation.AnnotationSet;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.CaseSegment;
import org.casegraph.store.FileOrigin;
import org.casegraph.terminology.Terminology;

/**
 * Where what is read goes. Cases go there in two steps: the first is done beside other work, the second in the order of
 * the sources.
 *
 * @param written what is written in our own model, ontology modules among it
 * @param imported what was read from another format, whose model is that of the reader; with its file, where that need
 *     not be read again while it stays what it is
 * @param segments cases that were solved elsewhere
 * @param unchanged the cases of a file, by its name and the SHA-256 of its content, that need not be read; none if it has
 *     to be
 */
public record Takers(
        Function<SourceGraph, Taking> written,
        BiFunction<ImportedCase, Optional<FileOrigin>, Taking> imported,
        BiFunction<String, String, List<Known>> unchanged,
        Consumer<Path> segments,
        Consumer<Terminology> terminologies,
        Consumer<AnnotationSet> annotations,
        Consumer<Problem> problems) {
    /** All in the order of the sources. */
    public static Takers inOrder(
            Consumer<SourceGraph> written,
            Consumer<ImportedCase> imported,
            Consumer<Terminology> terminologies,
            Consumer<AnnotationSet> annotations,
            Consumer<Problem> problems) {
        return new Takers(
                source -> Taking.of(() -> written.accept(source)),
                (one, origin) -> Taking.of(() -> imported.accept(one)),
                (file, sha256) -> List.of(),
                segment -> problems.accept(CaseSegment.onlyForStores(segment)),
                terminologies,
                annotations,
                problems);
    }

    /** A case of a file that need not be read. */
    public record Known(String id, Taking taking) {}

    /**
     * What was done of a case beside other work.
     *
     * @param step what is left to be done in the order of the sources
     * @param isShortOfMemory whether it is to be done again, when nothing else is done beside
     */
    public record Taking(Runnable step, boolean isShortOfMemory) {
        public static Taking of(Runnable step) {
            return new Taking(step, false);
        }

        /** The same with something before. */
        Taking after(Runnable first) {
            return new Taking(
                    () -> {
                        first.run();
                        step.run();
                    },
                    isShortOfMemory);
        }
    }
}
