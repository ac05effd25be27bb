package org.casegraph.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/**
 * Invented cases of two diseases, with what each tells of some classes, and how they may be completed. It is made without
 * anything that counts.
 *
 * @param above of each class all that are above it, and itself
 */
record ToldCohort(List<Set<Integer>> above, List<ToldCase> cases) {
    static {
        JenaSystem.init();
    }

    private static final String BASE = "https://example.org/told/";
    private static final Node CLAIMED_FEATURE =
            NodeFactory.createURI(CG.DiseaseStatement.getNameSpace() + "claimedFeature");
    private static final Node TYPE = RDF.type.asNode();
    private static final Node YES = NodeFactory.createLiteralByValue(true);
    private static final Node NO = NodeFactory.createLiteralByValue(false);

    /**
     * What a case tells.
     *
     * @param has not what is above
     * @param denies of the presentation
     * @param deniesLater of a later time only, so that it says nothing
     */
    record ToldCase(
            int disease,
            boolean isReadWhole,
            Set<Integer> has,
            Set<Integer> denies,
            Set<Integer> deniesLater,
            Set<Integer> suspects) {}

    static ToldCohort of(Random random, int classes, int cases) {
        List<Set<Integer>> above = new ArrayList<>();
        for (int type = 0; type < classes; type++) {
            Set<Integer> own = new HashSet<>(Set.of(type));
            for (int parents = type == 0 ? 0 : random.nextInt(3); parents > 0; parents--) {
                own.addAll(above.get(random.nextInt(type)));
            }
            above.add(own);
        }
        List<ToldCase> told = new ArrayList<>();
        for (int number = 0; number < cases; number++) {
            Set<Integer> denies = some(random, classes);
            Set<Integer> suspects = some(random, classes);
            // What is suspected and denied is counted as suspected, which bounds it, but not tightly.
            suspects.removeIf(type -> above.get(type).stream().anyMatch(denies::contains));
            told.add(new ToldCase(
                    number % 2, random.nextBoolean(), some(random, classes), denies, some(random, classes), suspects));
        }
        return new ToldCohort(above, told);
    }

    private static Set<Integer> some(Random random, int classes) {
        Set<Integer> some = new HashSet<>();
        for (int number = random.nextInt(3); number > 0; number--) {
            some.add(random.nextInt(classes));
        }
        return some;
    }

    static Node finding(int type) {
        return NodeFactory.createURI(BASE + "finding/" + type);
    }

    static Node disease(int number) {
        return NodeFactory.createURI(BASE + "disease/" + number);
    }

    /** As a store has it, with what follows of what. */
    Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        Node part = NodeFactory.createURI(BASE + "part");
        Node later = NodeFactory.createURI(BASE + "later");
        graph.add(part, CG.holdsFindings, YES);
        graph.add(later, CG.reachesPresentation, NO);
        for (int type = 0; type < above.size(); type++) {
            Node own = finding(type);
            graph.add(own, CG.informationContent, NodeFactory.createLiteralByValue(1.0));
            above.get(type).forEach(wider -> {
                graph.add(own, CG.subsumedBy, finding(wider));
                graph.add(own, RDFS.subClassOf.asNode(), finding(wider));
            });
            Node claim = NodeFactory.createURI(BASE + "claim/" + type);
            graph.add(claim, TYPE, CG.DiseaseStatement);
            graph.add(claim, CG.subjectDisease, disease(0));
            graph.add(claim, CLAIMED_FEATURE, own);
        }
        for (int number = 0; number < cases.size(); number++) {
            ToldCase told = cases.get(number);
            Node name = NodeFactory.createURI(BASE + "case/" + number);
            IntFunction<Node> node = NumberedNodes.of(name);
            int next = 0;
            Node diagnosis = node.apply(next++);
            graph.add(diagnosis, CG.inCase, name);
            graph.add(diagnosis, TYPE, CG.FinalDiagnosis);
            graph.add(diagnosis, CG.concludes, disease(told.disease()));
            graph.add(diagnosis, CG.concludesKind, disease(told.disease()));
            if (told.isReadWhole()) {
                graph.add(name, CG.readWhole, part);
            }
            for (int type : told.has()) {
                Node found = node.apply(next++);
                graph.add(found, CG.inCase, name);
                graph.add(found, TYPE, CG.Finding);
                above.get(type).forEach(wider -> graph.add(found, TYPE, finding(wider)));
            }
            for (int type : told.suspects()) {
                Node suspicion = node.apply(next++);
                graph.add(suspicion, CG.inCase, name);
                graph.add(suspicion, CG.suspects, finding(type));
                above.get(type).forEach(wider -> graph.add(suspicion, CG.suspectedKind, finding(wider)));
            }
            for (int type : told.denies()) {
                Node denial = node.apply(next++);
                graph.add(denial, CG.inCase, name);
                graph.add(denial, TYPE, CG.AbsentFinding);
                graph.add(denial, CG.absenceOf, finding(type));
            }
            for (int type : told.deniesLater()) {
                Node denial = node.apply(next++);
                graph.add(denial, CG.inCase, name);
                graph.add(denial, TYPE, CG.AbsentFinding);
                graph.add(denial, CG.absenceOf, finding(type));
                graph.add(denial, CG.span, later);
            }
        }
        return graph;
    }

    private record NumberedNodes(Node name) implements IntFunction<Node> {
        static IntFunction<Node> of(Node name) {
            return new NumberedNodes(name);
        }

        @Override
        public Node apply(int number) {
            return NodeFactory.createURI(name.getURI() + "#" + number);
        }
    }

    /** What a case has in any completion. */
    private Set<Integer> certain(ToldCase told) {
        Set<Integer> certain = new HashSet<>();
        told.has().forEach(type -> certain.addAll(above.get(type)));
        return certain;
    }

    private boolean isForbidden(ToldCase told, int type) {
        return above.get(type).stream().anyMatch(told.denies()::contains)
                && !certain(told).contains(type);
    }

    /** One of the completions of a case: all classes that it then has. */
    Set<Integer> completion(ToldCase told, Random random) {
        Set<Integer> has = certain(told);
        int inclined = random.nextInt(101);
        for (int type = 0; type < above.size(); type++) {
            if (!isForbidden(told, type) && random.nextInt(100) < inclined) {
                has.addAll(above.get(type));
            }
        }
        return has;
    }

    /** All completions of a case. */
    List<Set<Integer>> completions(ToldCase told) {
        List<Set<Integer>> all = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << above.size(); chosen++) {
            Set<Integer> has = new HashSet<>();
            for (int type = 0; type < above.size(); type++) {
                if ((chosen >> type & 1) == 1) {
                    has.add(type);
                }
            }
            if (has.containsAll(certain(told))
                    && has.stream().allMatch(type -> has.containsAll(above.get(type)) && !isForbidden(told, type))) {
                all.add(has);
            }
        }
        return all;
    }
}
