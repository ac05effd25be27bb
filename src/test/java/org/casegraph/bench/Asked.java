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
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryFile;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/**
 * What is asked of each engine.
 *
 * @param ours as casegraph asks it, which may call a function of ours
 * @param plain what any engine runs
 */
record Asked(String name, String ours, String plain) {
    /** They pair each case with each other when no case is given. */
    private static final Set<String> OF_ONE_CASE =
            Set.of("shared-findings", "similar-cases", "reporting-gaps", "timeline", "intervals");

    private static final int FEW = 5;

    /**
     * The list of this folder, and each question of the project that it does not ask yet.
     *
     * @param skipped is told of each that names a term which these data do not have
     */
    static List<Asked> of(DatasetGraph dataset, Consumer<String> skipped) {
        Map<String, String> places = places(dataset);
        List<Asked> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : BenchFile.text("asked.tsv").lines().toList()) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                seen.add(cells[1]);
                try {
                    all.add(of(cells[0], cells[1], arguments(cells[2], places), dataset));
                } catch (Problem unknown) {
                    skipped.accept(cells[0] + ": " + unknown.getMessage());
                }
            }
        }
        for (Question question : QuestionLibrary.ofProject().questions()) {
            if (seen.add(question.id()) && !OF_ONE_CASE.contains(question.id())) {
                try {
                    all.add(of(question.id() + ", all", question.id(), Map.of(), dataset));
                } catch (Problem oneAtATime) {
                    skipped.accept(question.id() + ": " + oneAtATime.getMessage());
                }
            }
        }
        return all;
    }

    private static Asked of(String name, String what, Map<String, String> arguments, DatasetGraph dataset) {
        if (what.endsWith(".rq")) {
            Question question = Question.of(what, what, BenchFile.text(what));
            String text = question.bind(arguments, dataset).serialize();
            return new Asked(name, text, text);
        }
        Question question = QuestionLibrary.ofProject().question(what);
        String file = QueryFile.read(question.id(), question.text()).header().textOrEmpty("plain");
        Question plain = file.isEmpty() ? question : Question.ofFile(Path.of(file));
        Map<String, String> known = new LinkedHashMap<>(arguments);
        known.keySet()
                .retainAll(plain.parameters().stream().map(Parameter::name).collect(Collectors.toSet()));
        return new Asked(name, written(question, arguments, dataset), written(plain, known, dataset));
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
        Disease rare = diseases.stream()
                .filter(disease -> disease.cases() <= FEW)
                .max(byCases)
                .orElse(common);
        return Map.of(
                "{disease}",
                common.disease(),
                "{case}",
                common.first(),
                "{other}",
                common.last(),
                "{rare}",
                rare.first());
    }
}
