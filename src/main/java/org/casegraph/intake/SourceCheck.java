package org.casegraph.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.privacy.PrivacyLint;
import org.casegraph.problem.CheckReport;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.skeleton.CaseSkeleton;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.report.CaseSection;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/**
 * Everything that is checked of one source: terms, shapes and privacy, time, and passages where the report's text is
 * given. Of an ontology only its terms.
 *
 * @param ontology all modules as one graph
 * @param time what does not hold together in the time of a case
 */
public record SourceCheck(Graph ontology, CaseShapes shapes, Function<SourceGraph, List<Problem>> time) {

    /** Notes of a case only. */
    public CheckReport report(SourceGraph source, Optional<ReportText> text) {
        if (!isCase(source)) {
            return CheckReport.of(shapes.unknownTerms(source, new Union(ontology, source.graph())));
        }
        List<Problem> problems = new ArrayList<>(PrivacyLint.ofProject().problems(source));
        time.apply(source)
                .forEach(problem -> problems.add(
                        // A record of another format has no lines by which its place would begin with its file.
                        problem.getMessage().startsWith(source.file()) ? problem : problem.in(source.file())));
        text.ifPresent(report -> problems.addAll(report.problems(source)));
        return shapes.report(
                        source,
                        ontology,
                        text.map(report -> report.sentences(source)).orElse(Map.of()))
                .plus(problems);
    }

    /** What the case section of the text tells that no statement rests on, and what in it may tell who somebody is. */
    public static List<Problem> notes(SourceGraph source, ReportText text) {
        CaseSection section = text.caseSection();
        List<Problem> notes = new ArrayList<>(section.unused(source));
        notes.addAll(PrivacyLint.ofProject().notes(source, section));
        return notes;
    }

    /** What still stands as every new case has it, in capitals; of a case that nobody has begun to write, nothing. */
    public static List<Problem> unwritten(SourceGraph source) {
        List<Triple> unwritten = source.graph().stream()
                .filter(triple -> CaseSkeleton.isUnwritten(triple.getObject()))
                .toList();
        if (CaseSkeleton.isUntouched(unwritten.stream().map(Triple::getObject).collect(Collectors.toSet()))) {
            return List.of();
        }
        return unwritten.stream()
                .map(triple -> Problem.of(
                        Mistake.DOUBTFUL,
                        source.where(triple),
                        "\""
                                + (triple.getObject().isLiteral()
                                        ? triple.getObject().getLiteralLexicalForm()
                                        : triple.getObject())
                                + "\" still stands as in every new case",
                        "Write there what this report says"))
                .sorted(Comparator.comparing(Problem::getMessage))
                .toList();
    }

    /** That the passages of a case were looked up in no text; empty where its file was not kept. */
    public static Optional<Problem> notCompared(SourceGraph source) {
        long passages =
                source.graph().stream(Node.ANY, RDF.type.asNode(), CG.Passage).count();
        return source.graph().stream(Node.ANY, CG.sha256, Node.ANY)
                .filter(kept -> passages > 0)
                .findFirst()
                .map(kept -> Problem.of(
                        Mistake.NOT_COMPARED,
                        source.where(kept),
                        counted(passages, "passage") + (passages == 1 ? " was" : " were")
                                + " not looked up, because no text at hand has this SHA-256",
                        "Give the text of the report with --text"));
    }

    /**
     * What was checked and found good, as one line without the file.
     *
     * @param isCompared whether its passages were looked up in a text
     */
    public String summary(SourceGraph source, boolean isCompared) {
        if (!isCase(source)) {
            return "uses defined terms only (" + counted(source.graph().size(), "triple") + ")";
        }
        long statements = source.graph().stream(Node.ANY, CG.voice, Node.ANY)
                .map(Triple::getSubject)
                .distinct()
                .count();
        long passages =
                source.graph().stream(Node.ANY, RDF.type.asNode(), CG.Passage).count();
        return "conforms (" + counted(statements, "statement") + ", " + counted(passages, "passage")
                + (isCompared || passages == 0 ? "" : ", looked up in no text")
                + "); the rules of privacy tell nothing";
    }

    public static boolean isCase(SourceGraph source) {
        return source.graph().contains(source.name(), RDF.type.asNode(), CG.Case);
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
