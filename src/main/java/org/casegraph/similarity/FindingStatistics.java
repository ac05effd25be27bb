package org.casegraph.similarity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.inference.ClassClosure;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the finding classes of some cases tell, as triples: {@code cg:informationContent} and {@code cg:subsumedBy}. With
 * them similarity can be asked in plain SPARQL, which knows no logarithm.
 *
 * <p>A finding class is one of ours below {@code cg:Finding}, or an HPO term that none of ours matches exactly: the other
 * HPO terms would count one thing twice. The information content of a class is -log2(n/N), with n of N cases that have a
 * finding of it (Resnik 1995). Below {@link #FEW} cases such shares say little; n is then the number of finding classes
 * at or below the class and N that of all (Seco et al. 2004, in bits and not scaled). A class that tells nothing, with
 * 0 bits, has no triple.
 */
public final class FindingStatistics {
    /** From this number of cases on, the cases say what is rare. */
    public static final int FEW = 20;

    private static final String HPO = "http://purl.obolibrary.org/obo/HP_";
    private static final double LOG_2 = Math.log(2);

    private final Graph graph;
    private final ClassClosure kinds;
    private final Map<Node, RoaringBitmap> presentIn;
    private final Map<Node, Boolean> known = new HashMap<>();

    private FindingStatistics(Graph graph) {
        this.graph = graph;
        this.kinds = ClassClosure.of(graph);
        this.presentIn = casesByPresentClass();
    }

    /** @param graph all cases with what was inferred of them, and the ontology */
    public static List<Triple> of(Graph graph) {
        FindingStatistics statistics = new FindingStatistics(graph);
        List<Triple> triples = new ArrayList<>();
        statistics.informationContent().forEach((type, bits) -> {
            if (bits > 0) {
                triples.add(Triple.create(type, CG.informationContent, decimal(bits)));
            }
        });
        statistics.usedClasses().forEach(type -> statistics.kinds.atOrAbove(type).stream()
                .filter(statistics::isFindingClass)
                .forEach(above -> triples.add(Triple.create(type, CG.subsumedBy, above))));
        return triples;
    }

    /** Of each class that a case has a finding of, in ten-thousandths of a bit. */
    private Map<Node, Integer> informationContent() {
        int cases = RoaringBitmap.or(presentIn.values().iterator()).getCardinality();
        Map<Node, Integer> content = new TreeMap<>(Comparator.comparing(Node::toString));
        if (cases >= FEW) {
            presentIn.forEach((type, having) -> content.put(type, bits(having.getCardinality(), cases)));
            return content;
        }
        Set<Node> all = new HashSet<>(presentIn.keySet());
        Stream.of(OWL.Class.asNode(), RDFS.Class.asNode())
                .flatMap(kind -> graph.stream(Node.ANY, RDF.type.asNode(), kind))
                .map(Triple::getSubject)
                .filter(this::isFindingClass)
                .forEach(all::add);
        Map<Node, Integer> atOrBelow = new HashMap<>();
        for (Node type : all) {
            kinds.atOrAbove(type).forEach(above -> atOrBelow.merge(above, 1, Integer::sum));
        }
        presentIn
                .keySet()
                .forEach(type -> content.put(type, bits(Objects.requireNonNull(atOrBelow.get(type)), all.size())));
        return content;
    }

    /** For each class the cases that have a finding of it, numbered as they come. */
    private Map<Node, RoaringBitmap> casesByPresentClass() {
        Map<Node, RoaringBitmap> having = new HashMap<>();
        Map<Node, Integer> numbers = new HashMap<>();
        graph.stream(Node.ANY, RDF.type.asNode(), CG.Finding)
                .map(Triple::getSubject)
                .forEach(finding -> graph.stream(finding, CG.inCase, Node.ANY).forEach(in -> {
                    int number = numbers.computeIfAbsent(in.getObject(), caseIri -> numbers.size());
                    graph.stream(finding, RDF.type.asNode(), Node.ANY)
                            .map(Triple::getObject)
                            .filter(this::isFindingClass)
                            .forEach(type -> having.computeIfAbsent(type, t -> new RoaringBitmap())
                                    .add(number));
                }));
        return having;
    }

    /** The classes that a case has or denies. */
    private Stream<Node> usedClasses() {
        return Stream.concat(
                        presentIn.keySet().stream(),
                        graph.stream(Node.ANY, CG.absenceOf, Node.ANY).map(Triple::getObject))
                .filter(this::isFindingClass)
                .distinct();
    }

    private boolean isFindingClass(Node type) {
        return type.isURI() && known.computeIfAbsent(type, this::isCounted);
    }

    private boolean isCounted(Node type) {
        if (type.getURI().startsWith(HPO)) {
            return !graph.contains(Node.ANY, SKOS.exactMatch.asNode(), type)
                    && !graph.contains(Node.ANY, ClassClosure.BROADER_GENERIC, type);
        }
        return CG.isTerm(type)
                && !type.equals(CG.Finding)
                && kinds.atOrAbove(type).contains(CG.Finding);
    }

    private static int bits(int part, int whole) {
        return (int) Math.round(-Math.log((double) part / whole) / LOG_2 * SimilarityIndex.SCALE);
    }

    private static Node decimal(int tenThousandths) {
        return decimal(SimilarityIndex.number(tenThousandths));
    }

    /** Information content as it is written in the graph. */
    static Node decimal(BigDecimal bits) {
        return NodeFactory.createLiteralDT(bits.toPlainString(), XSDDatatype.XSDdecimal);
    }
}
