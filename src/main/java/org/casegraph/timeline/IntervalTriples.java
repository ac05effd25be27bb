package org.casegraph.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

/**
 * The distances between occurrences that have a time of their own, wherever one certainly does not come after the other
 * and a length other than none is known. Distances from birth are ages.
 */
record IntervalTriples(Node caseIri, CaseText text, Occurrences occurrences, Network certain, Chains chains) {
    private static final Node GENERATED_BY = NodeFactory.createURI("http://www.w3.org/ns/prov#wasGeneratedBy");
    private static final Node DERIVED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
    private static final Node SOLVER = NodeFactory.createURI(CG.RULE_BASE + "timeline");

    Stream<Triple> triples() {
        List<Triple> triples = new ArrayList<>();
        Map<TimePoint, Network.Paths> paths = new HashMap<>();
        for (Node from : occurrences.ownTime()) {
            TimePoint start = occurrences.start(from);
            for (Node to : occurrences.ownTime()) {
                TimePoint end = occurrences.start(to);
                long least = certain.bound(end, start);
                long most = certain.bound(start, end);
                boolean together = least == Bound.NOT_POSITIVE && most == Bound.NOT_POSITIVE;
                boolean bounded = most != Bound.NONE || Bound.milliseconds(least) < 0;
                if (least <= Bound.NOT_POSITIVE && bounded && !together) {
                    describe(from, to, least, most, triples);
                    for (Node input : inputs(from, to, most, paths)) {
                        triples.add(Triple.create(interval(from, to), DERIVED_FROM, input));
                    }
                }
            }
        }
        return triples.stream();
    }

    private void describe(Node from, Node to, long least, long most, List<Triple> triples) {
        Node interval = interval(from, to);
        BigDecimal minimum = days(-Bound.milliseconds(least), RoundingMode.FLOOR);
        boolean minimumInclusive = !Bound.isStrict(least) && isExact(minimum, -Bound.milliseconds(least));
        triples.add(Triple.create(interval, RDF.type.asNode(), CG.Interval));
        triples.add(Triple.create(interval, CG.inCase, caseIri));
        triples.add(Triple.create(interval, CG.voice, CG.RuleDerived));
        triples.add(Triple.create(interval, GENERATED_BY, SOLVER));
        triples.add(Triple.create(interval, CG.intervalFrom, from));
        triples.add(Triple.create(interval, CG.intervalTo, to));
        triples.add(Triple.create(interval, CG.minimumDays, decimal(minimum)));
        triples.add(Triple.create(interval, CG.minimumInclusive, flag(minimumInclusive)));
        String length;
        if (most == Bound.NONE) {
            length = (minimumInclusive ? "at least " : "more than ") + counted(minimum);
        } else {
            BigDecimal maximum = days(Bound.milliseconds(most), RoundingMode.CEILING);
            boolean maximumInclusive = !Bound.isStrict(most) && isExact(maximum, Bound.milliseconds(most));
            triples.add(Triple.create(interval, CG.maximumDays, decimal(maximum)));
            triples.add(Triple.create(interval, CG.maximumInclusive, flag(maximumInclusive)));
            length = minimum.equals(maximum)
                    ? counted(maximum)
                    : (minimumInclusive ? "" : "more than ") + minimum.toPlainString() + " to "
                            + (maximumInclusive ? "" : "less than ") + counted(maximum);
        }
        String label = text.label(from) + " to " + text.label(to) + ": " + length;
        triples.add(Triple.create(interval, RDFS.label.asNode(), NodeFactory.createLiteralLang(label, "en")));
    }

    /** The statements on the shortest paths there and back. */
    private Set<Node> inputs(Node from, Node to, long most, Map<TimePoint, Network.Paths> paths) {
        Set<Node> inputs = new LinkedHashSet<>();
        steps(to, from, paths).forEach(step -> inputs.add(step.constraint()));
        if (most != Bound.NONE) {
            steps(from, to, paths).forEach(step -> inputs.add(step.constraint()));
        }
        return inputs;
    }

    private List<Step> steps(Node from, Node to, Map<TimePoint, Network.Paths> paths) {
        TimePoint start = TimePoint.start(from);
        int target = certain.index(TimePoint.start(to)).orElseThrow();
        Network.Paths known = paths.computeIfAbsent(
                occurrences.point(start),
                point -> certain.paths(certain.index(point).orElseThrow()));
        return chains.along(start, known.to(target), TimePoint.start(to));
    }

    private Node interval(Node from, Node to) {
        return NodeFactory.createURI(caseIri + "#interval." + CaseText.fragment(from) + "." + CaseText.fragment(to));
    }

    // Rounded outwards, where hours are no decimal part of a day; then the bound itself cannot be reached.
    private static BigDecimal days(long milliseconds, RoundingMode rounding) {
        BigDecimal days = BigDecimal.valueOf(milliseconds)
                .divide(BigDecimal.valueOf(CalendarDuration.DAY), 6, rounding)
                .stripTrailingZeros();
        return days.scale() < 0 ? days.setScale(0) : days;
    }

    private static boolean isExact(BigDecimal days, long milliseconds) {
        return days.multiply(BigDecimal.valueOf(CalendarDuration.DAY)).compareTo(BigDecimal.valueOf(milliseconds)) == 0;
    }

    private static String counted(BigDecimal days) {
        return days.toPlainString() + (days.compareTo(BigDecimal.ONE) == 0 ? " day" : " days");
    }

    private static Node decimal(BigDecimal days) {
        return NodeFactory.createLiteralDT(days.toPlainString(), XSDDatatype.XSDdecimal);
    }

    private static Node flag(boolean value) {
        return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
    }
}
