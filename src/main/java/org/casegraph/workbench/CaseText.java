package org.casegraph.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.vocabulary.CG;

/**
 * The text of a case file, read.
 *
 * @param source what it states
 * @param layout where it states it
 */
record CaseText(String text, SourceGraph source, TurtleLayout layout) {

    /** @throws Problem with file, line and column, if it cannot be read or describes no case */
    static CaseText read(String file, String text) {
        SourceGraph source = TurtleSource.read(file, text);
        if (!source.graph().contains(source.name(), RDF.type.asNode(), CG.Case)) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND, file, "this describes no case", "Begin one with casegraph new");
        }
        return new CaseText(text, source, TurtleLayout.of(text));
    }

    Graph graph() {
        return source.graph();
    }

    Node caseIri() {
        return source.name();
    }

    TurtleTerms terms() {
        return new TurtleTerms(caseIri().getURI(), layout.prefixes());
    }

    Node node(String fragment) {
        return NodeFactory.createURI(caseIri().getURI() + "#" + fragment);
    }

    /** The one that was made last in the file with such a place in it, to put more behind. */
    Optional<TurtleLayout.Block> last(Predicate<Node> wanted) {
        return layout.blocks().stream()
                .filter(block -> block.subject().filter(wanted).isPresent())
                .reduce((one, next) -> next);
    }

    boolean isPassage(Node node) {
        return graph().contains(node, RDF.type.asNode(), CG.Passage);
    }

    /** Whether somebody states it, as everything that is no part of the report. */
    boolean isStatement(Node node) {
        return graph().contains(node, CG.voice, Node.ANY);
    }

    boolean isNamed(Node node) {
        return graph().contains(node, Node.ANY, Node.ANY) || graph().contains(Node.ANY, Node.ANY, node);
    }

    /** An id that nothing in the file has: the words, or the words and a number. */
    String freeId(String words, List<String> taken) {
        String stem =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        String made = stem.isEmpty() ? "fact" : stem;
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? made : made + "-" + number)
                .filter(id -> !taken.contains(id) && !isNamed(node(id)))
                .findFirst()
                .orElseThrow();
    }

    /** The block in which a line of the file stands, and whose it is. */
    Optional<Node> at(long line) {
        int start = 0;
        for (long i = 1; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int from = start;
        int to = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
        return layout.blocks().stream()
                .filter(block -> block.start() <= to && block.end() > from)
                .flatMap(block -> block.subject().stream())
                .findFirst();
    }

    /** What states something of it by naming it. */
    List<Node> naming(Node node) {
        return graph().stream(Node.ANY, Node.ANY, node)
                .map(Triple::getSubject)
                .distinct()
                .toList();
    }
}
