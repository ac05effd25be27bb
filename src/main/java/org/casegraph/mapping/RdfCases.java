package org.casegraph.mapping;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;

/**
 * Reads RDF files of other models. A format whose records stand each in one file gives its cases file by file; one whose
 * persons are spread over files gives them at the end.
 */
public final class RdfCases {
    private final Mappings mappings;
    private final Consumer<ImportedCase> cases;
    private final Consumer<Problem> problems;
    private final Map<Mapping, Joined> joined = new LinkedHashMap<>();

    private record Joined(List<String> files, DatasetGraph data) {}

    public RdfCases(Mappings mappings, Consumer<ImportedCase> cases, Consumer<Problem> problems) {
        this.mappings = mappings;
        this.cases = cases;
        this.problems = problems;
    }

    /** Reads a file whole; throws a {@link Problem} with line and column, and takes nothing, if it is broken. */
    public void read(String file, InputStream bytes, Lang language, Optional<String> sha256) {
        DatasetGraph data = parse(file, bytes, language);
        Mapping mapping = mappings.of(file, data);
        if (mapping.acrossFiles()) {
            Joined all =
                    joined.computeIfAbsent(mapping, m -> new Joined(new ArrayList<>(), DatasetGraphFactory.create()));
            all.files().add(file);
            data.find().forEachRemaining(all.data()::add);
        } else {
            new MappedDataset(file, mapping, data).cases(sha256, problems).forEach(cases);
        }
    }

    /** How many files wait for {@link #finish()}. */
    public int waiting() {
        return joined.values().stream().mapToInt(all -> all.files().size()).sum();
    }

    /** Gives the cases whose records stand in several files. */
    public void finish() {
        joined.forEach((mapping, all) -> {
            String first = all.files().get(0);
            String file = all.files().size() == 1
                    ? first
                    : first + " and " + (all.files().size() - 1) + " more";
            try {
                new MappedDataset(file, mapping, all.data())
                        .cases(Optional.empty(), problems)
                        .forEach(cases);
            } catch (Problem problem) {
                problems.accept(problem);
            }
        });
        joined.clear();
    }

    private static DatasetGraph parse(String file, InputStream bytes, Lang language) {
        DatasetGraph data = DatasetGraphFactory.create();
        Place place = new Place(file);
        try {
            RDFParser.source(bytes)
                    .lang(language)
                    .base("urn:casegraph:file")
                    .errorHandler(place)
                    .parse(StreamRDFLib.dataset(data));
        } catch (RiotException e) {
            throw place.problem.orElseGet(() ->
                    Problem.of(Mistake.MALFORMED_FILE, file, Problem.reason(e), "Mend it, or fetch the file again", e));
        }
        return data;
    }

    private static final class Place implements ErrorHandler {
        private final String file;
        private Optional<Problem> problem = Optional.empty();

        Place(String file) {
            this.file = file;
        }

        @Override
        public void warning(String message, long line, long column) {
            // A doubtful literal is what the dataset says, and a mapping may leave it out.
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            problem = Optional.of(Problem.of(
                    Mistake.MALFORMED_FILE,
                    line < 0 ? file : file + ":" + line + ":" + column,
                    message.replaceAll("\\.$", ""),
                    "Mend it, or fetch the file again; nothing of it was taken"));
            throw new RiotException(message);
        }
    }
}
