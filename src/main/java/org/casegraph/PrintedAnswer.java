package org.casegraph;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.apache.jena.query.Query;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;

/**
 * Prints the answer to a query, and nothing of it before it is whole.
 *
 * @param out written in UTF-8
 */
record PrintedAnswer(GuardedQueries queries, PrintStream out) {
    private static final int HELD_IN_MEMORY = 16 * 1024 * 1024;

    /**
     * @return whether the answer has anything in it
     * @throws org.casegraph.evaluation.Refusal if the query may not run, or not to its end
     */
    boolean print(Query query, AnswerFormat format) {
        queries.admit(query);
        try {
            DeferredFileOutputStream whole = DeferredFileOutputStream.builder()
                    .setThreshold(HELD_IN_MEMORY)
                    .setPrefix("casegraph-answer")
                    .get();
            try {
                boolean any;
                try (whole) {
                    any = queries.run(query, execution -> Answer.write(execution, format, whole));
                }
                whole.writeTo(out);
                out.flush();
                return any;
            } finally {
                if (!whole.isInMemory()) {
                    Files.deleteIfExists(whole.getPath());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
