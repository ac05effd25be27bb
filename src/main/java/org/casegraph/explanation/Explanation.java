package org.casegraph.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Difference;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.explanation.ExplanationLine.Part;
import org.casegraph.graph.Values;
import org.casegraph.inference.Alignments;
import org.casegraph.inference.Rules;
import org.casegraph.inference.Words;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.terminology.Terminologies;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** Why something is in the graph: who says it and where, or which rule made it, and from what. */
public final class Explanation {
    private static final String INFERRED = "/inferred";

    private final List<ExplanationLine> grounds;

    private Explanation(List<ExplanationLine> grounds) {
        this.grounds = grounds;
    }

    /**
     * Of a node: its types and voice, then its passages with their quotes, or the rule and what it was derived from.
     *
     * @param union case, inferred graph, ontology, knowledge and {@link Rules#described()}
     * @throws Problem if the graph says nothing of the node
     */
    public static Explanation of(Node subject, Graph union) {
        if (!union.contains(subject, Node.ANY, Node.ANY)) {
            throw Problem.of(Mistake.NOT_KNOWN, "<" + subject + ">", "nothing is known of it", "Check the IRI");
        }
        ExplanationWriter account = new ExplanationWriter(new Words(union));
        account.tell(0, subject);
        return new Explanation(account.grounds());
    }

    /**
     * Of one triple: the named graphs that state it, or the way up the hierarchy or the rule that it follows by. The
     * order of two occurrences has a proof of its own, which the timeline gives.
     *
     * @param dataset its default graph is the union of the named graphs, {@link Rules#described()} among them
     * @throws Problem if the triple is not in the dataset
     */
    public static Explanation of(Triple triple, DatasetGraph dataset) {
        Graph union = dataset.getDefaultGraph();
        Words words = new Words(step(dataset));
        boolean isType = triple.getPredicate().equals(RDF.type.asNode());
        String sentence = words.of(triple.getSubject())
                + (isType ? " is of the class " : " – " + words.of(triple.getPredicate()) + " – ")
                + words.of(triple.getObject());
        if (!union.contains(triple)) {
            throw Problem.of(Mistake.NOT_KNOWN, sentence, "this is not in the graph", instead(triple, isType, words));
        }
        ExplanationWriter account = new ExplanationWriter(words);
        account.line(0, sentence);
        because(triple, dataset, words, account);
        return new Explanation(account.grounds());
    }

    /** One item a line, inputs indented by two blanks below what was derived from them. */
    public List<String> lines() {
        return grounds.stream().map(ExplanationLine::line).toList();
    }

    /** The items of the lines, in the same order. */
    public List<ExplanationLine> grounds() {
        return grounds;
    }

    /** Without the pairs of classes that lie more than one step apart, so that a way up names each step. */
    private static Graph step(DatasetGraph dataset) {
        return dataset.containsGraph(Terminologies.HIERARCHY)
                ? new Difference(dataset.getDefaultGraph(), dataset.getGraph(Terminologies.HIERARCHY))
                : dataset.getDefaultGraph();
    }

    private static void because(Triple triple, DatasetGraph dataset, Words words, ExplanationWriter account) {
        List<Node> stating = stating(triple, dataset);
        Optional<Triple> inOurTerms = inOurTerms(triple, dataset, words);
        if (!stating.isEmpty()) {
            stating.forEach(graph -> account.line(1, Part.of("stated in "), Part.of(graph)));
            account.tell(1, triple.getSubject());
        } else if (inOurTerms.isPresent()) {
            Triple ours = inOurTerms.get();
            boolean exact = words.alignments().matching(triple.getObject()).contains(ours.getObject());
            account.line(
                    1,
                    Part.of(words.of(ours.getObject()) + (exact ? " matches " : " is a kind of ")),
                    Part.of(triple.getObject()),
                    Part.of(exact ? " exactly" : ""));
            because(ours, dataset, words, account);
        } else if (triple.getPredicate().equals(RDF.type.asNode())) {
            byClasses(triple, dataset, words, account);
        } else {
            byProperties(triple, dataset, words, account);
        }
    }

    /** The triple that inference wrote once more with the term of another vocabulary. */
    private static Optional<Triple> inOurTerms(Triple triple, DatasetGraph dataset, Words words) {
        Alignments alignments = words.alignments();
        return Stream.of(alignments.matching(triple.getObject()), alignments.kindsOf(triple.getObject()))
                .flatMap(List::stream)
                .map(term -> Triple.create(triple.getSubject(), triple.getPredicate(), term))
                .filter(dataset.getDefaultGraph()::contains)
                .findFirst();
    }

    private static String instead(Triple triple, boolean isType, Words words) {
        Node subject = triple.getSubject();
        List<Node> held = isType ? words.closestTypes(subject) : words.objects(subject, triple.getPredicate());
        String relation = isType ? "of the class" : words.of(triple.getPredicate());
        return held.isEmpty()
                ? "Of " + words.of(subject) + " it says nothing with " + relation
                : "What holds is: " + words.of(subject) + (isType ? " is " : " – ") + relation + (isType ? " " : " – ")
                        + words.ofAll(held);
    }

    private static void byClasses(Triple triple, DatasetGraph dataset, Words words, ExplanationWriter account) {
        Node subject = triple.getSubject();
        List<Node> closest = words.closestTypes(subject);
        List<Node> stated = words.objects(subject, RDF.type.asNode()).stream()
                .filter(type -> !stating(Triple.create(subject, RDF.type.asNode(), type), dataset)
                        .isEmpty())
                .toList();
        List<Node> from = stated.isEmpty() ? closest : stated;
        Optional<List<Node>> chain = words.hierarchy()
                .chain(from, triple.getObject())
                .or(() -> words.kinds().chain(from, triple.getObject()));
        if (chain.isPresent()) {
            steps(chain.get(), words, account);
            account.tell(1, subject);
            return;
        }
        byReplacement(triple, words, account);
    }

    /** Where the class lies at or above the term that a rule put in the place of an obsolete one. */
    private static void byReplacement(Triple triple, Words words, ExplanationWriter account) {
        for (Node replacement : words.subjects(PROV.wasDerivedFrom, triple.getSubject())) {
            List<Node> terms = words.objects(replacement, CG.replacementTerm);
            Optional<List<Node>> chain = words.hierarchy().chain(terms, triple.getObject());
            if (chain.isPresent()) {
                steps(chain.get(), words, account);
                account.tell(1, replacement);
                return;
            }
        }
    }

    private static void byProperties(Triple triple, DatasetGraph dataset, Words words, ExplanationWriter account) {
        Node subject = triple.getSubject();
        List<Node> stated = new ArrayList<>();
        dataset.getDefaultGraph()
                .find(subject, Node.ANY, triple.getObject())
                .filterKeep(other -> !stating(other, dataset).isEmpty())
                .forEachRemaining(other -> stated.add(other.getPredicate()));
        stated.sort(Values.BY_TEXT);
        words.hierarchy().propertyChain(stated, triple.getPredicate()).ifPresent(chain -> steps(chain, words, account));
        account.tell(1, subject);
    }

    private static void steps(List<Node> chain, Words words, ExplanationWriter account) {
        for (int i = 1; i < chain.size(); i++) {
            Node below = chain.get(i - 1);
            Node above = chain.get(i);
            boolean exact = words.alignments().matching(above).contains(below)
                    || words.alignments().matching(below).contains(above);
            account.line(
                    1,
                    words.of(below)
                            + (exact ? " matches " : " is a kind of ")
                            + words.of(above)
                            + (exact ? " exactly" : ""));
        }
    }

    /** The named graphs that hold a triple, without those that inference made. */
    private static List<Node> stating(Triple triple, DatasetGraph dataset) {
        List<Node> graphs = new ArrayList<>();
        dataset.findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject())
                .forEachRemaining((Quad quad) -> graphs.add(quad.getGraph()));
        graphs.removeIf(graph -> graph.toString().endsWith(INFERRED));
        return graphs;
    }
}
