package org.casegraph.similarity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.similarity.row.GreatestScores;
import org.casegraph.similarity.row.SparseRows;
import org.roaringbitmap.RoaringBitmap;

/**
 * The findings of all cases as columns of numbers: for each case the classes it has a finding of, ancestors included,
 * the most specific of them, and the classes it denies. Information content is in ten-thousandths of a bit, so that sums
 * are exact and the plain SPARQL form gives the same scores. Safe for use by several threads.
 *
 * <p>A class that one case denies and the other has, at or below it, is contradicted, unless the one that denies it has
 * it as well, at another time. What both deny makes no likeness.
 * <ul>
 *   <li>simGIC: the information content of what both have, by that of what either has; that of each contradicted class
 *       is added to the divisor, so a denial parts two cases more than silence does. A case is 1 to itself.
 *   <li>Resnik: each most specific finding takes the information content of the best ancestor that it shares with a
 *       finding of the other case, or 0 where the other case denies it; the mean of each side, then of both, by the
 *       greatest information content there is.
 * </ul>
 */
public final class SimilarityIndex {
    /** A number with four decimals is an integer by this. */
    static final int SCALE = 10_000;

    /** How classes and cases are numbered. */
    static final Comparator<Node> BY_IRI = Comparator.comparing(Node::toString);

    static final int DECIMALS = 4;

    private final List<Node> cases;
    private final Map<Node, Integer> caseNumbers = new HashMap<>();
    private final List<Node> classes;
    private final int[] content;

    /** For each class itself and the classes above it. */
    private final SparseRows atOrAbove;

    private final SparseRows present;
    private final SparseRows mostSpecific;
    private final SparseRows absent;
    private final int[] contentOfCase;
    private final SimGic.Columns simGicColumns;

    private SimilarityIndex(FindingColumns reading) {
        cases = List.copyOf(reading.present().keySet());
        classes = reading.classes();
        content = reading.content();
        atOrAbove = reading.atOrAbove();
        List<int[]> presentRows = new ArrayList<>();
        List<int[]> absentRows = new ArrayList<>();
        reading.present().forEach((caseIri, row) -> {
            caseNumbers.put(caseIri, presentRows.size());
            presentRows.add(row.toArray());
            absentRows.add(
                    reading.absent().getOrDefault(caseIri, new RoaringBitmap()).toArray());
        });
        present = SparseRows.of(presentRows);
        absent = SparseRows.of(absentRows);
        mostSpecific =
                SparseRows.of(presentRows.stream().map(this::mostSpecific).toList());
        contentOfCase = presentRows.stream()
                .mapToInt(row -> Arrays.stream(row).map(type -> content[type]).sum())
                .toArray();
        simGicColumns = SimGic.Columns.of(present, absent, content, contentOfCase);
    }

    /**
     * Reads the columns. Without information content in the graph no class weighs anything, and no case is like another.
     *
     * @param graph all cases with what was inferred of them and with {@link FindingStatistics}
     */
    public static SimilarityIndex of(Graph graph) {
        return new SimilarityIndex(new FindingColumns(graph));
    }

    private SimilarityIndex(DataInput in) throws IOException {
        cases = readNodes(in);
        classes = readNodes(in);
        for (Node caseIri : cases) {
            caseNumbers.put(caseIri, caseNumbers.size());
        }
        content = SparseRows.readInts(in);
        atOrAbove = SparseRows.readFrom(in);
        present = SparseRows.readFrom(in);
        mostSpecific = SparseRows.readFrom(in);
        absent = SparseRows.readFrom(in);
        contentOfCase = SparseRows.readInts(in);
        simGicColumns = SimGic.Columns.of(present, absent, content, contentOfCase);
    }

    /** What {@link #writeTo} wrote. */
    public static SimilarityIndex readFrom(DataInput in) throws IOException {
        return new SimilarityIndex(in);
    }

    /** Writes the columns, so that nobody has to read them off the graph again. */
    public void writeTo(DataOutput out) throws IOException {
        writeNodes(cases, out);
        writeNodes(classes, out);
        SparseRows.writeInts(out, content);
        atOrAbove.writeTo(out);
        present.writeTo(out);
        mostSpecific.writeTo(out);
        absent.writeTo(out);
        SparseRows.writeInts(out, contentOfCase);
    }

    private static List<Node> readNodes(DataInput in) throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            nodes.add(NodeFactory.createURI(in.readUTF()));
        }
        return List.copyOf(nodes);
    }

    private static void writeNodes(List<Node> nodes, DataOutput out) throws IOException {
        out.writeInt(nodes.size());
        for (Node node : nodes) {
            out.writeUTF(node.getURI());
        }
    }

    /** The cases with at least one finding that tells something, by IRI. */
    public List<Node> cases() {
        return cases;
    }

    /**
     * The cases most like one, by falling score, ties by IRI; without itself, and none that shares nothing.
     *
     * @param caseIri one without a finding that tells something, or none at all, is like no other
     * @param most how many at most
     */
    public List<SimilarCase> nearest(Node caseIri, Measure measure, int most) {
        return nearest(caseIri, measure, most, other -> true);
    }

    /** As {@link #nearest(Node, Measure, int)}, of those cases only that are among the ones asked for. */
    List<SimilarCase> nearest(Node caseIri, Measure measure, int most, Predicate<Node> among) {
        Integer asked = caseNumbers.get(caseIri);
        if (asked == null || most <= 0) {
            return List.of();
        }
        IntPredicate others = other -> other != asked && among.test(cases.get(other));
        int wanted = Math.min(most, cases.size());
        FindingProfile profile = profile(asked);
        if (measure == Measure.SIMGIC) {
            SimGic simGic = new SimGic(simGicColumns, profile, true);
            return beside(profile, simGic.greatest(wanted, others), simGic::score);
        }
        int[] scores = bestMatches(asked).scores();
        return beside(profile, greatest(scores, wanted, others), other -> scores[other]);
    }

    private List<SimilarCase> beside(FindingProfile asked, int[] others, IntUnaryOperator scores) {
        return Arrays.stream(others)
                .mapToObj(other -> beside(asked, other, scores.applyAsInt(other)))
                .toList();
    }

    /** What a patient has with a case, by its number. */
    SimilarCase beside(FindingProfile asked, int other, int score) {
        return new SimilarCase(
                cases.get(other),
                number(score),
                inOrder(mostSpecific(present.shared(other, asked.present()))),
                inOrder(contradicted(asked, other)));
    }

    /** Of how many most specific findings of a patient a case says nothing. */
    int silence(FindingProfile asked, int other) {
        return (int) Arrays.stream(asked.mostSpecific())
                .filter(type -> Arrays.stream(atOrAbove.row(type))
                        .noneMatch(above -> present.contains(other, above) || absent.contains(other, above)))
                .count();
    }

    /** What is known of a case. */
    FindingProfile profile(int number) {
        return new FindingProfile(present.row(number), mostSpecific.row(number), absent.row(number));
    }

    /** Of classes that are present, with all above them, and of such as are denied, by number. */
    FindingProfile profile(int[] having, int[] denying) {
        return new FindingProfile(having, mostSpecific(having), denying);
    }

    /** By simGIC of what is present alone, for each case by its number, in ten-thousandths. */
    int[] simGicOfPresent(FindingProfile asked) {
        SimGic simGic = new SimGic(simGicColumns, asked, false);
        return IntStream.range(0, cases.size()).map(simGic::score).toArray();
    }

    /** By number. */
    List<Node> classes() {
        return classes;
    }

    /** What each class tells, in ten-thousandths of a bit; not to be changed. */
    int[] content() {
        return content;
    }

    /** The numbers of a class and those above it. */
    int[] atOrAbove(int type) {
        return atOrAbove.row(type);
    }

    boolean isAtOrAbove(int type, int above) {
        return atOrAbove.contains(type, above);
    }

    /** For each case, by its number, the classes that it has a finding of. */
    SparseRows present() {
        return present;
    }

    /** Empty for a case without a finding that tells something. */
    Optional<Integer> number(Node caseIri) {
        return Optional.ofNullable(caseNumbers.get(caseIri));
    }

    /** The score of two cases, with four decimals; 0 where one has no finding that tells something. */
    public BigDecimal similarity(Node one, Node other, Measure measure) {
        Integer asked = caseNumbers.get(one);
        Integer compared = caseNumbers.get(other);
        if (asked == null || compared == null) {
            return number(0);
        }
        return number(score(asked, compared, measure));
    }

    private int score(int asked, int other, Measure measure) {
        return measure == Measure.SIMGIC
                ? new SimGic(simGicColumns, profile(asked), true).score(other)
                : bestMatches(asked).scores()[other];
    }

    private BestMatchAverage bestMatches(int asked) {
        return new BestMatchAverage(content, atOrAbove, present, mostSpecific, absent, asked);
    }

    /** How each finding of one case stands in another; nothing where one has no finding that tells something. */
    public CaseComparison compare(Node asked, Node other) {
        Integer one = caseNumbers.get(asked);
        Integer two = caseNumbers.get(other);
        if (one == null || two == null) {
            return CaseComparison.NONE;
        }
        return new CaseMatcher(classes, atOrAbove, present, absent, this::inOrder)
                .of(one, two, mostSpecific.row(one), mostSpecific.row(two));
    }

    /** Half a ten-thousandth is rounded up, as ROUND of SPARQL does. */
    static int rounded(long part, long whole) {
        return whole == 0 ? 0 : (int) ((2 * SCALE * part + whole) / (2 * whole));
    }

    private static int[] greatest(int[] scores, int most, IntPredicate among) {
        GreatestScores greatest = new GreatestScores(most);
        for (int other = 0; other < scores.length; other++) {
            if (greatest.takes(other, scores[other]) && among.test(other)) {
                greatest.add(other, scores[other]);
            }
        }
        return greatest.numbers();
    }

    private int[] contradicted(FindingProfile one, int other) {
        IntStream denied = Arrays.stream(one.absent()).filter(type -> !one.has(type) && present.contains(other, type));
        IntStream having =
                Arrays.stream(absent.row(other)).filter(type -> one.has(type) && !present.contains(other, type));
        return IntStream.concat(denied, having).sorted().distinct().toArray();
    }

    /** Those that have none of the others below them; of equivalent ones the first. */
    private int[] mostSpecific(int[] types) {
        BitSet wider = new BitSet(classes.size());
        for (int type : types) {
            for (int at = atOrAbove.start(type); at < atOrAbove.end(type); at++) {
                int above = atOrAbove.values()[at];
                if (!wider.get(above) && above != type && (type < above || !atOrAbove.contains(above, type))) {
                    wider.set(above);
                }
            }
        }
        return Arrays.stream(types).filter(type -> !wider.get(type)).toArray();
    }

    private List<SharedAncestor> inOrder(int[] types) {
        return Arrays.stream(types)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(type -> -content[type]).thenComparingInt(type -> type))
                .map(type -> new SharedAncestor(classes.get(type), number(content[type])))
                .toList();
    }

    static BigDecimal number(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, DECIMALS);
    }
}
