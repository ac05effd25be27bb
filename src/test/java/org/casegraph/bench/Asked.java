package org.casegraph.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryFile;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/**
 * What is asked of each engine.
 *
 * @param ours as casegraph asks it, which may call a function of ours
 * @param plain what any engine runs; empty if that does not tell the same
 */
record Asked(String name, String ours, String plain) {
    /** Of an answer with more rows only the number is asked for. */
    static final int MOST_ROWS = 125_000;

    private static final String SAME = "";
    private static final String NONE = "-";
    private static final int FEW = 5;

    /** @param skipped is told of each that names a term which these data do not have */
    static List<Asked> of(DatasetGraph dataset, Consumer<String> skipped) {
        Map<String, String> places = places(dataset);
        List<Asked> all = new ArrayList<>();
        for (Line line : lines()) {
            try {
                all.add(of(line, arguments(line.arguments(), places), dataset));
            } catch (Problem unknown) {
                skipped.accept(line.name() + ": " + unknown.getMessage());
            }
        }
        return all;
    }

    /**
     * One of the list.
     *
     * @param plain empty for the plain form of the question; {@code -} for none; else a query of this folder, or a
     *     parameter that the plain form has not, as it means nothing else
     */
    record Line(String name, String what, String arguments, String plain) {}

    static List<Line> lines() {
        return BenchFile.text("asked.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    /** As casegraph asks it. */
    static String ofOneCase(String question, String iri, DatasetGraph dataset) {
        return written(QuestionLibrary.ofProject().question(question), Map.of("case", iri), dataset);
    }

    /** How many rows it has. */
    String counted() {
        Query inner = QueryFactory.create(ours);
        // Jena would write them within the braces.
        inner.setPrefixMapping(PrefixMapping.Factory.create());
        Query outer = QueryFactory.make();
        outer.setQuerySelectType();
        outer.addResultVar("rows", outer.allocAggregate(new AggCount()));
        ElementGroup group = new ElementGroup();
        group.addElement(new ElementSubQuery(inner));
        outer.setQueryPattern(group);
        return outer.serialize();
    }

    private static Asked of(Line line, Map<String, String> arguments, DatasetGraph dataset) {
        if (line.what().endsWith(".rq")) {
            String text = ofFile(line.what()).bind(arguments, dataset).serialize();
            String plain = line.plain().isEmpty()
                    ? text
                    : ofFile(line.plain()).bind(arguments, dataset).serialize();
            return new Asked(line.name(), text, plain);
        }
        Question question = QuestionLibrary.ofProject().question(line.what());
        return new Asked(line.name(), written(question, arguments, dataset), plain(line, question, arguments, dataset));
    }

    private static Question ofFile(String file) {
        return Question.of(file, file, BenchFile.text(file));
    }

    private static String plain(Line line, Question question, Map<String, String> arguments, DatasetGraph dataset) {
        if (line.plain().equals(NONE)) {
            return "";
        }
        String file = QueryFile.read(question.id(), question.text()).header().textOrEmpty("plain");
        Question plain = file.isEmpty() ? question : Question.ofFile(Path.of(file));
        Map<String, String> known = new LinkedHashMap<>(arguments);
        if (!line.plain().equals(SAME)) {
            known.remove(line.plain());
        }
        return written(plain, known, dataset);
    }

    private static String written(Question question, Map<String, String> arguments, DatasetGraph dataset) {
        Query bound = question.bind(arguments, dataset);
        return question.textOf(bound);
    }

    private static Map<String, String> arguments(String cell, Map<String, String> places) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String pair : cell.isEmpty() ? List.<String>of() : List.of(cell.split("&"))) {
            String[] sides = pair.split("=", 2);
            arguments.put(sides[0], places.getOrDefault(sides[1], sides[1]));
        }
        return arguments;
    }

    /** The diseases of the cases of a disease. */
    private static Set<String> beside(String disease, DatasetGraph dataset) {
        Set<String> beside = new HashSet<>();
        Query query = ofFile("diseases-beside.rq").bind(Map.of("disease", disease), dataset);
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            execution
                    .select()
                    .forEachRemaining(row -> beside.add(row.get("beside").toString()));
        }
        return beside;
    }

    /** By what stands for them in the list. */
    static Map<String, String> places(DatasetGraph dataset) {
        record Disease(String disease, long cases, String first, String last) {}
        List<Disease> diseases = new ArrayList<>();
        try (QueryExec execution = QueryExec.dataset(dataset)
                .query(BenchFile.text("parameters.rq"))
                .build()) {
            RowSet rows = execution.select();
            rows.forEachRemaining(row -> {
                if (row.get("disease") != null) {
                    diseases.add(new Disease(
                            row.get("disease").getURI(),
                            Long.parseLong(row.get("cases").getLiteralLexicalForm()),
                            row.get("case").getURI(),
                            row.get("other").getURI()));
                }
            });
        }
        Comparator<Disease> byCases = Comparator.comparingLong(Disease::cases).thenComparing(Disease::disease);
        Disease common = diseases.stream().max(byCases).orElseThrow();
        Set<String> beside = beside(common.disease(), dataset);
        Disease second = diseases.stream()
                .filter(disease -> !beside.contains(disease.disease()))
                .max(byCases)
                .orElse(common);
        Disease rare = diseases.stream()
                .filter(disease -> disease.cases() <= FEW)
                .max(byCases)
                .orElse(common);
        return Map.of(
                "{disease}",
                common.disease(),
                "{second}",
                second.disease(),
                "{case}",
                common.first(),
                "{other}",
                common.last(),
                "{rare}",
                rare.first());
    }
}
