package org.casegraph.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/**
 * The distances between occurrences that have a time of their own, wherever one certainly does not come after the other
 * and a length other than none is known. Distances from birth, or from the start of gestation,
 * are ages.
 */
record IntervalTriples(Node caseIri, CaseLabels text, Occurrences occurrences, Network certain, ProofPaths chains) {
    private static final Node SOLVER = NodeFactory.createURI(CG.RULE_BASE + "timeline");
    private static final Node TRUE = flag(true);
    private static final Node FALSE = flag(false);

    Stream<Triple> triples() {
        List<Node> nodes = occurrences.ownTime().stream()
                .filter(node -> certain.index(TimePoint.start(node)).isPresent())
                .toList();
        List<String> labels = nodes.stream().map(text::label).toList();
        int[] numbers = certain.numbers(nodes.stream().map(TimePoint::start).toList());
        Map<Node, Network.Paths> paths = new HashMap<>();
        List<Triple> triples = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < numbers.length; j++) {
                long least = certain.bound(numbers[j], numbers[i]);
                long most = certain.bound(numbers[i], numbers[j]);
                boolean together = least == Bound.NOT_POSITIVE && most == Bound.NOT_POSITIVE;
                // That somebody had at least some age at each later event follows from the age that is stated.
                boolean atLeastSomeAge = most == Bound.NONE && occurrences.isOriginOfAges(nodes.get(i));
                boolean bounded = most != Bound.NONE || Bound.milliseconds(least) < 0 && !atLeastSomeAge;
                if (least <= Bound.NOT_POSITIVE && bounded && !together) {
                    Length length = new Length(least, most);
                    Node interval = describe(nodes.get(i), nodes.get(j), length, triples);
                    String label = labels.get(i) + " → " + labels.get(j) + ": " + length.words();
                    triples.add(
                            Triple.create(interval, RDFS.label.asNode(), NodeFactory.createLiteralLang(label, "en")));
                    for (Node input : inputs(nodes.get(i), nodes.get(j), most, paths)) {
                        triples.add(Triple.create(interval, PROV.wasDerivedFrom, input));
                    }
                }
            }
        }
        return triples.stream();
    }

    private Node describe(Node from, Node to, Length length, List<Triple> triples) {
        Node interval = NodeFactory.createURI(
                caseIri + "#interval." + CaseLabels.fragment(from) + "." + CaseLabels.fragment(to));
        triples.add(Triple.create(interval, RDF.type.asNode(), CG.Interval));
        triples.add(Triple.create(interval, CG.inCase, caseIri));
        triples.add(Triple.create(interval, CG.voice, CG.RuleDerived));
        triples.add(Triple.create(interval, PROV.wasGeneratedBy, SOLVER));
        triples.add(Triple.create(interval, CG.intervalFrom, from));
        triples.add(Triple.create(interval, CG.intervalTo, to));
        triples.add(Triple.create(interval, CG.minimumDays, decimal(length.minimum())));
        triples.add(Triple.create(interval, CG.minimumInclusive, length.isMinimumInclusive() ? TRUE : FALSE));
        if (length.hasMaximum()) {
            triples.add(Triple.create(interval, CG.maximumDays, decimal(length.maximum())));
            triples.add(Triple.create(interval, CG.maximumInclusive, length.isMaximumInclusive() ? TRUE : FALSE));
        }
        return interval;
    }

    /** The statements on the shortest paths there and back. */
    private Set<Node> inputs(Node from, Node to, long most, Map<Node, Network.Paths> paths) {
        Set<Node> inputs = new LinkedHashSet<>();
        steps(to, from, paths).forEach(step -> inputs.add(step.constraint()));
        if (most != Bound.NONE) {
            steps(from, to, paths).forEach(step -> inputs.add(step.constraint()));
        }
        return inputs;
    }

    private List<Step> steps(Node from, Node to, Map<Node, Network.Paths> paths) {
        TimePoint start = TimePoint.start(from);
        TimePoint end = TimePoint.start(to);
        Network.Paths known = paths.computeIfAbsent(
                from, node -> certain.paths(certain.index(start).orElseThrow()));
        return chains.along(start, known.to(certain.index(end).orElseThrow()), end);
    }

    private static Node decimal(String days) {
        return NodeFactory.createLiteralDT(days, XSDDatatype.XSDdecimal);
    }

    private static Node flag(boolean value) {
        return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
    }
}
