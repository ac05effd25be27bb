package org.casegraph.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.privacy.PrivacyLint;
import org.casegraph.problem.CheckReport;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
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

    /** What was checked and found good, as one line without the file. */
    public String summary(SourceGraph source) {
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
                + "); the rules of privacy tell nothing";
    }

    public static boolean isCase(SourceGraph source) {
        return source.graph().contains(source.name(), RDF.type.asNode(), CG.Case);
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
