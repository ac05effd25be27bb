package org.casegraph.source.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/**
 * The texts of reports that a person gives beside the cases, in which passages are looked up.
 *
 * @param texts that a person gives
 * @param shipped those that come with the project; of each only the passages of its own case are looked up in it
 */
public record GivenTexts(List<ReportText> texts, List<ReportText> shipped) {
    private static final String REPORTS = "data/reports";
    private static final String TEXT = ".txt";
    private static final String LICENCE = ".licence";

    public static final GivenTexts NONE = new GivenTexts(List.of(), List.of());

    public GivenTexts {
        texts = List.copyOf(texts);
        shipped = List.copyOf(shipped);
    }

    /** Of texts that a person gives alone. */
    public GivenTexts(List<ReportText> texts) {
        this(texts, List.of());
    }

    /** Throws a {@link org.casegraph.problem.Problem} where a file cannot be read or is no UTF-8. */
    public static GivenTexts read(List<Path> files) {
        return new GivenTexts(files.stream().map(ReportText::read).toList());
    }

    /** The texts that come with the project: of those in {@code data/reports} each that has its licence beside it. */
    public static GivenTexts ofProject() {
        Set<String> licences = ProjectFiles.under(REPORTS, LICENCE).keySet();
        return new GivenTexts(
                List.of(),
                ProjectFiles.under(REPORTS, TEXT).entrySet().stream()
                        .filter(file -> licences.contains(
                                file.getKey().substring(0, file.getKey().length() - TEXT.length()) + LICENCE))
                        .map(file -> ReportText.of(file.getKey(), file.getValue()))
                        .toList());
    }

    /** These, then others. */
    public GivenTexts and(GivenTexts others) {
        return new GivenTexts(
                Stream.concat(texts.stream(), others.texts().stream()).toList(),
                Stream.concat(shipped.stream(), others.shipped().stream()).toList());
    }

    /** The text that a case was made from. */
    public Optional<ReportText> of(SourceGraph source) {
        return all().filter(text -> text.isReportOf(source)).findFirst();
    }

    private Stream<ReportText> all() {
        return Stream.concat(texts.stream(), shipped.stream());
    }

    /** Where a passage lies in the text that its report was made from; empty where that is not given. */
    public Optional<ReportText.Surroundings> around(Graph graph, Node passage) {
        return reported(graph, passage).flatMap(text -> number(graph, passage, CG.start)
                .flatMap(start -> number(graph, passage, CG.end).flatMap(end -> text.around(start, end))));
    }

    /** Whether the text is given that the report of a passage was made from. */
    public boolean hasReportOf(Graph graph, Node passage) {
        return reported(graph, passage).isPresent();
    }

    /**
     * Whether a quote stands in a given text that no case says it was made from. Of a report whose file was not kept no more
     * can be known.
     */
    public boolean isInUnclaimed(Graph graph, String quote) {
        return texts.stream()
                .filter(text -> !graph.contains(Node.ANY, CG.sha256, NodeFactory.createLiteralString(text.sha256())))
                .anyMatch(text -> !text.places(quote).isEmpty());
    }

    private Optional<ReportText> reported(Graph graph, Node passage) {
        return objects(graph, passage, CG.fromReport)
                .flatMap(report -> ofReport(graph, report).stream())
                .findFirst();
    }

    /** The text that a report is; empty where it is not given. */
    public Optional<ReportText> ofReport(Graph graph, Node report) {
        return objects(graph, report, CG.sha256)
                .filter(Node::isLiteral)
                .flatMap(sha -> all().filter(each -> each.sha256().equals(sha.getLiteralLexicalForm())))
                .findFirst();
    }

    private static Optional<Integer> number(Graph graph, Node passage, Node property) {
        return objects(graph, passage, property)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .filter(form -> form.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    private static Stream<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }
}
