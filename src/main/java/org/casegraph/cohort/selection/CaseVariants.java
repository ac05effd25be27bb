package org.casegraph.cohort.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** The variants of the cases: of which gene and class, by which names, on how many alleles. */
final class CaseVariants {
    private static final String GENO = "http://purl.obolibrary.org/obo/GENO_";

    /** Homozygous, heterozygous, hemizygous. */
    private static final Map<Node, Integer> ALLELES = Map.of(
            NodeFactory.createURI(GENO + "0000136"), 2,
            NodeFactory.createURI(GENO + "0000135"), 1,
            NodeFactory.createURI(GENO + "0000134"), 1);

    private final Graph graph;
    private final CaseColumns columns;
    private final RoaringBitmap all;

    CaseVariants(Graph graph, CaseColumns columns) {
        this.graph = graph;
        this.columns = columns;
        all = columns.nodes(RDF.type.asNode(), CG.Variant);
    }

    /**
     * @param key of the conditions the last
     * @param conditions on one variant each: alleles are counted of those that all the others fit
     */
    CaseSelector.Answer answer(SelectionKey key, Map<SelectionKey, List<String>> conditions, Runnable watch) {
        RoaringBitmap fitting = all.clone();
        conditions.forEach((each, values) -> {
            switch (each) {
                case GENE -> fitting.and(ofGenes(values));
                case HGVS -> fitting.and(named(fitting, values, watch));
                case VARIANT -> fitting.and(ofClasses(fitting, values, watch));
                default -> {}
            }
        });
        RoaringBitmap told = columns.casesOf(all);
        if (key == SelectionKey.ALLELES) {
            return onAlleles(fitting, told, conditions.getOrDefault(key, List.of()), watch);
        }
        RoaringBitmap met = columns.casesOf(fitting);
        return new CaseSelector.Answer(met, RoaringBitmap.andNot(told, met));
    }

    private RoaringBitmap ofGenes(List<String> genes) {
        RoaringBitmap found = new RoaringBitmap();
        for (String gene : genes) {
            found.or(columns.nodes(CG.geneSymbol, NodeFactory.createLiteralString(gene)));
            CaseSelector.terms(gene).forEach(term -> found.or(columns.nodes(CG.gene, term)));
        }
        return found;
    }

    private RoaringBitmap named(RoaringBitmap among, List<String> names, Runnable watch) {
        RoaringBitmap found = new RoaringBitmap();
        among.forEach((int variant) -> {
            watch.run();
            boolean fits = hgvs(columns.node(variant)).stream()
                    .anyMatch(name -> names.contains(name) || names.contains(VariantClass.withoutAccession(name)));
            if (fits) {
                found.add(variant);
            }
        });
        return found;
    }

    private RoaringBitmap ofClasses(RoaringBitmap among, List<String> words, Runnable watch) {
        Set<VariantClass> classes = words.stream()
                .map(word ->
                        VariantClass.named(word).orElseThrow(() -> CaseSelector.nothing(SelectionKey.VARIANT, word)))
                .collect(Collectors.toSet());
        RoaringBitmap found = new RoaringBitmap();
        among.forEach((int variant) -> {
            watch.run();
            Node node = columns.node(variant);
            boolean isStructural = graph.contains(node, CG.structuralType, Node.ANY);
            Optional<VariantClass> own = VariantClass.of(hgvs(node), isStructural);
            if (own.filter(classes::contains).isPresent()) {
                found.add(variant);
            }
        });
        return found;
    }

    private CaseSelector.Answer onAlleles(
            RoaringBitmap fitting, RoaringBitmap told, List<String> values, Runnable watch) {
        Set<Integer> wanted = values.stream()
                .map(value -> switch (value) {
                    case "1" -> 1;
                    case "2" -> 2;
                    default -> throw CaseSelector.nothing(SelectionKey.ALLELES, value);
                })
                .collect(Collectors.toSet());
        Map<Integer, Integer> counts = new HashMap<>();
        RoaringBitmap uncounted = new RoaringBitmap();
        fitting.forEach((int variant) -> {
            watch.run();
            RoaringBitmap own = columns.casesOf(RoaringBitmap.bitmapOf(variant));
            Optional<Integer> alleles = alleles(columns.node(variant));
            own.forEach((int of) -> {
                counts.merge(of, alleles.orElse(0), Integer::sum);
                if (alleles.isEmpty()) {
                    uncounted.add(of);
                }
            });
        });
        RoaringBitmap met = new RoaringBitmap();
        counts.forEach((of, count) -> {
            if (wanted.contains(count)) {
                met.add(of);
            }
        });
        met.andNot(uncounted);
        RoaringBitmap against = RoaringBitmap.andNot(told, met);
        against.andNot(uncounted);
        return new CaseSelector.Answer(met, against);
    }

    private Optional<Integer> alleles(Node variant) {
        return graph
                .find(variant, CG.allelicState, Node.ANY)
                .mapWith(state -> Optional.ofNullable(ALLELES.get(state.getObject())))
                .toList()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<String> hgvs(Node variant) {
        List<String> names = new ArrayList<>();
        graph.find(variant, CG.hgvs, Node.ANY)
                .forEachRemaining(name -> names.add(name.getObject().getLiteralLexicalForm()));
        names.sort(null);
        return names;
    }
}
