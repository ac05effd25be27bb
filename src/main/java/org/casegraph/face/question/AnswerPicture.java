package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.chronicle.Interval;
import org.casegraph.drawing.Frequency;
import org.casegraph.drawing.FrequencyDrawing;
import org.casegraph.drawing.GradeDrawing;
import org.casegraph.drawing.LaboratoryResult;
import org.casegraph.drawing.OrderDrawing;
import org.casegraph.drawing.OrderedPair;
import org.casegraph.drawing.ResultsDrawing;
import org.casegraph.drawing.SpecimenGrade;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.vocabulary.CG;

/**
 * The picture of an answer, by the names of its columns, so that a query of one's own has it too. The table below it says
 * the same.
 */
record AnswerPicture(NodeLinks links, List<Var> variables, List<Binding> rows) {
    private static final int MOST_RESULTS = 60;

    /** The judgements that a result lies outside its range. */
    private static final Set<Node> OUTSIDE = Set.of(CG.AboveRange, CG.BelowRange);

    Html html() {
        if (has("case", "similar", "score", "shared", "against")) {
            return similarCases();
        }
        String svg = "";
        boolean isGrades = has("specimen", "grade", "gradeLabel", "edition", "index", "rule");
        if (has("measurement", "result", "unit", "referenceLow", "referenceHigh")) {
            svg = ResultsDrawing.svg(results());
        } else if (isGrades) {
            svg = GradeDrawing.svg(grades());
        } else if (has("finding", "present", "absent", "notReported")) {
            svg = FrequencyDrawing.svg(frequencies()) + FrequencyDrawing.narrow(frequencies());
        } else if (has("first", "second", "certainly", "probably", "n")) {
            svg = OrderDrawing.svg(orders()) + OrderDrawing.narrow(orders());
        }
        return svg.isEmpty()
                ? Html.EMPTY
                : Html.element("figure")
                        .with("class", isGrades ? "picture natural" : "picture")
                        .with("tabindex", "0")
                        .of(new Html(svg));
    }

    private boolean has(String... names) {
        return variables.stream().map(Var::getVarName).toList().containsAll(Set.of(names));
    }

    /** Of one case only: each would have its own findings as columns. */
    private Html similarCases() {
        Map<Node, Double> scores = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.get("similar") != null)
                .forEach(row ->
                        scores.put(row.get("similar"), number(row, "score").orElse(0)));
        List<Node> asked = rows.stream()
                .map(row -> row.get("case"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return asked.size() == 1 ? new SimilarCases(links, asked.get(0)).html(scores) : Html.EMPTY;
    }

    private List<LaboratoryResult> results() {
        Map<String, LaboratoryResult> results = new LinkedHashMap<>();
        for (Binding row : rows) {
            Interval value = value(row);
            if (value.isKnown() && results.size() < MOST_RESULTS) {
                String unit = text(row, "unit").orElse("");
                results.putIfAbsent(
                        text(row, "measurement").orElse(""),
                        new LaboratoryResult(
                                label(row, "measurement"),
                                label(row, "quantity") + text(row, "case").orElse(""),
                                unit,
                                value,
                                (text(row, "result").orElse("") + " " + unit).strip(),
                                new Interval(number(row, "referenceLow"), number(row, "referenceHigh")),
                                text(row, "rangeFrom").isPresent(),
                                label(row, "assessment"),
                                Optional.ofNullable(row.get("assessment"))
                                        .filter(OUTSIDE::contains)
                                        .isPresent()));
            }
        }
        return List.copyOf(results.values());
    }

    /** By its bounds, or else by what is a number itself. */
    private static Interval value(Binding row) {
        Interval bounds = new Interval(number(row, "resultLow"), number(row, "resultHigh"));
        OptionalDouble exact = number(row, "result");
        return bounds.isKnown() || exact.isEmpty() ? bounds : Interval.exactly(exact.getAsDouble());
    }

    private List<SpecimenGrade> grades() {
        List<SpecimenGrade> grades = new ArrayList<>();
        for (Binding row : rows) {
            boolean isAuthors = text(row, "rule").isEmpty();
            String edition = label(row, "edition");
            String by = isAuthors ? "the authors" + (edition.isEmpty() ? "" : ", " + edition) : "by rule, " + edition;
            grades.add(new SpecimenGrade(
                    label(row, "specimen") + of(row), by, label(row, "grade"), isAuthors, label(row, "index")));
        }
        return grades;
    }

    /** The case, where the answer holds more than one. */
    private String of(Binding row) {
        long cases = rows.stream().map(other -> text(other, "case")).distinct().count();
        return cases < 2
                ? ""
                : text(row, "case")
                        .map(iri -> " – " + iri.replaceFirst(".*/", ""))
                        .orElse("");
    }

    private List<Frequency> frequencies() {
        return rows.stream()
                .filter(row -> number(row, "present").isPresent())
                .map(row -> new Frequency(
                        label(row, "finding"),
                        count(row, "present"),
                        count(row, "suspected"),
                        count(row, "absent"),
                        count(row, "notReported"),
                        count(row, "notRead")))
                .toList();
    }

    /** The cases of a pair are no pairs. */
    private List<OrderedPair> orders() {
        return rows.stream()
                .filter(row -> row.get("case") == null && number(row, "n").isPresent())
                .map(row -> new OrderedPair(
                        Stream.of("first", "second", "third")
                                .map(name -> label(row, name))
                                .filter(label -> !label.isEmpty())
                                .collect(Collectors.joining(" → ")),
                        count(row, "certainly"),
                        count(row, "probably"),
                        count(row, "together"),
                        count(row, "probablyFollows"),
                        count(row, "certainlyFollows"),
                        count(row, "n")))
                .toList();
    }

    private static int count(Binding row, String name) {
        return (int) number(row, name).orElse(0);
    }

    private static String label(Binding row, String name) {
        return text(row, name + "Label").or(() -> text(row, name)).orElse("");
    }

    private static Optional<String> text(Binding row, String name) {
        Node node = row.get(name);
        return Optional.ofNullable(node)
                .map(found -> found.isLiteral() ? found.getLiteralLexicalForm() : found.toString());
    }

    /** Empty for what is no number. */
    private static OptionalDouble number(Binding row, String name) {
        Optional<String> text = text(row, name).filter(found -> found.matches("-?\\d{1,15}(\\.\\d{1,15})?"));
        return text.isPresent() ? OptionalDouble.of(Double.parseDouble(text.get())) : OptionalDouble.empty();
    }
}
