package org.casegraph.similarity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.query.Question;
import org.casegraph.vocabulary.CG;

/**
 * Time to find the 20 most similar of generated cases: by the index, by a query through the property function, and by
 * the plain SPARQL form on the same graph in memory. The hierarchy is invented: a tree in which each class has up to six
 * below it. A case has 8 to 16 findings and denies 0 to 4; the seed is fixed.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=org.casegraph.similarity.SimilarityBenchmark
 * -Dexec.classpathScope=test} with {@code -Dexec.args=N} for the number of cases, 20000 without.
 */
public final class SimilarityBenchmark {
    private static final int CLASSES = 4_000;
    private static final int BRANCHES = 6;
    private static final int TOP = 20;
    private static final long SEED = 20_261_122L;

    private final Random random = new Random(SEED);
    private final Graph graph = GraphMemFactory.createGraphMem2();
    private final Node[] types = new Node[CLASSES];

    private SimilarityBenchmark() {}

    public static void main(String[] arguments) {
        new SimilarityBenchmark().run(arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]));
    }

    private void run(int cases) {
        generate(cases);
        long start = System.nanoTime();
        FindingStatistics.of(graph).forEach(graph::add);
        print("statistics", System.nanoTime() - start);
        start = System.nanoTime();
        SimilarityIndex index = SimilarityIndex.of(graph);
        print("index", System.nanoTime() - start);

        DatasetGraph dataset = DatasetGraphFactory.wrap(graph);
        CaseFunctions.register(
                dataset.getContext(),
                graph,
                () -> index,
                () -> new Differential(graph, index),
                (text, watch) -> each -> true);
        Question asked = Question.ofFile(Path.of("queries/questions/similar-cases.rq"));
        Question plain = Question.ofFile(Path.of("queries/plain/similar-cases.rq"));
        for (Measure measure : Measure.values()) {
            print("top " + TOP + " by index, " + measure.shortName(), median(200, () -> index.nearest(
                            someCase(cases), measure, TOP)
                    .size()));
        }
        print("top " + TOP + " by property function", median(200, () -> rows(asked, someCase(cases), dataset)));
        print("top " + TOP + " by plain SPARQL", median(5, () -> rows(plain, someCase(cases), dataset)));
    }

    private static long rows(Question question, Node caseIri, DatasetGraph dataset) {
        try (QueryExec execution = QueryExec.dataset(dataset)
                .query(question.bind(Map.of("case", caseIri.getURI()), dataset))
                .build()) {
            return execution.select().materialize().stream().count();
        }
    }

    private Node someCase(int cases) {
        return caseIri(random.nextInt(cases));
    }

    private static Node caseIri(int number) {
        return NodeFactory.createURI(CG.CASE_BASE + "generated-" + number);
    }

    private void generate(int cases) {
        for (int i = 0; i < CLASSES; i++) {
            types[i] = NodeFactory.createURI(CG.NS + "Generated" + i);
            add(types[i], RDF.type.asNode(), OWL.Class.asNode());
            add(types[i], RDFS.subClassOf.asNode(), i == 0 ? CG.Finding : types[(i - 1) / BRANCHES]);
        }
        for (int number = 0; number < cases; number++) {
            Node caseIri = caseIri(number);
            add(caseIri, RDF.type.asNode(), CG.Case);
            Set<Integer> having = new HashSet<>();
            int findings = 8 + random.nextInt(9);
            for (int i = 0; i < findings; i++) {
                Node finding = NodeFactory.createURI(caseIri + "#f" + i);
                add(finding, CG.inCase, caseIri);
                add(finding, RDF.type.asNode(), CG.Finding);
                for (int type = someClass(); type > 0; type = (type - 1) / BRANCHES) {
                    add(finding, RDF.type.asNode(), types[type]);
                    having.add(type);
                }
            }
            int denied = random.nextInt(5);
            for (int i = 0; i < denied; i++) {
                int type = someClass();
                if (!having.contains(type)) {
                    Node absence = NodeFactory.createURI(caseIri + "#no" + i);
                    add(absence, CG.inCase, caseIri);
                    add(absence, RDF.type.asNode(), CG.AbsentFinding);
                    add(absence, CG.absenceOf, types[type]);
                }
            }
        }
    }

    /** Some classes are much more frequent than others. */
    private int someClass() {
        return 1 + (int) ((CLASSES - 1) * Math.pow(random.nextDouble(), 2));
    }

    private void add(Node subject, Node property, Node object) {
        graph.add(Triple.create(subject, property, object));
    }

    private static long median(int rounds, LongSupplier work) {
        List<Long> times = new ArrayList<>();
        long[] counted = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            counted[round] = work.getAsLong();
            times.add(System.nanoTime() - start);
        }
        if (Arrays.stream(counted).anyMatch(count -> count == 0)) {
            throw new IllegalStateException("a generated case is like no other");
        }
        return times.stream().sorted().toList().get(rounds / 2);
    }

    private static void print(String what, long nanoseconds) {
        System.out.printf(Locale.ROOT, "%s: %.2f ms%n", what, nanoseconds / 1e6);
    }
}
