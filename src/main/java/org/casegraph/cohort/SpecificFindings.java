package org.casegraph.cohort;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The classes by which the cases name their findings, without those above that follow from them: those of which a finding is,
 * and of none below. Of classes that are above each other, the smaller IRI counts.
 */
public final class SpecificFindings {
    private static final Node TYPE = RDF.type.asNode();
    private static final int[] UNCOUNTED = {};

    private final List<Node> names;

    /** Of each case where those begin that it names, and behind the last where they end. */
    private final IntBuffer starts;

    /** The numbers of the classes that each case names. */
    private final IntBuffer named;

    /** How many of all cases name each, once most are counted: then it is quicker to take away the others. */
    private volatile int[] ofAll = UNCOUNTED;

    private SpecificFindings(List<Node> names, IntBuffer starts, IntBuffer named) {
        this.names = names;
        this.starts = starts;
        this.named = named;
    }

    /**
     * As they were prepared, or else found now.
     *
     * @param findings asked for where they were not
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    public static SpecificFindings of(CaseColumns columns, Supplier<ToldFindings> findings, Runnable watch) {
        return columns.prepared()
                .column(PreparedColumns.Column.NAMED_FINDINGS)
                .map(SpecificFindings::read)
                .orElseGet(() -> new Reading(columns, findings.get()).findings(watch));
    }

    /** The classes that any case names. */
    public List<Node> names() {
        return names;
    }

    /**
     * How many of some cases name each class, in the order of {@link #names}.
     *
     * @param watch called at each case that is gone through, to throw where the evaluation is to end
     */
    public int[] count(RoaringBitmap cases, Runnable watch) {
        return CaseColumns.counted(cases, starts.limit() - 1, this::ofAll, some -> countEach(some, watch));
    }

    private int[] ofAll() {
        if (ofAll.length < names.size()) {
            int[] counts = new int[names.size()];
            int end = starts.get(starts.limit() - 1);
            for (int at = starts.get(0); at < end; at++) {
                counts[named.get(at)]++;
            }
            ofAll = counts;
        }
        return ofAll;
    }

    private int[] countEach(RoaringBitmap cases, Runnable watch) {
        int[] counts = new int[names.size()];
        CaseColumns.forEach(cases, watch, of -> {
            int end = starts.get(of + 1);
            for (int at = starts.get(of); at < end; at++) {
                counts[named.get(at)]++;
            }
        });
        return counts;
    }

    /** As {@link #of} finds them among what was prepared; empty if a class has no name. */
    public Optional<byte[]> bytes() {
        return PreparedColumns.lines(names).map(lines -> {
            byte[] text = lines.getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate((2 + starts.limit() + named.limit()) * Integer.BYTES + text.length)
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(starts.limit()).putInt(named.limit());
            bytes.asIntBuffer().put(starts.duplicate()).put(named.duplicate());
            return bytes.position(bytes.limit() - text.length).put(text).array();
        });
    }

    private static SpecificFindings read(ByteBuffer bytes) {
        int starts = bytes.getInt();
        int named = bytes.getInt();
        IntBuffer numbers = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        bytes.position(bytes.position() + (starts + named) * Integer.BYTES);
        return new SpecificFindings(
                PreparedColumns.terms(PreparedColumns.text(bytes, bytes.remaining())),
                numbers.slice(0, starts),
                numbers.slice(starts, named));
    }

    /** Finds what each case names. */
    private static final class Reading {
        private final CaseColumns columns;
        private final ToldFindings findings;
        private final ObjectColumn types;
        private final int[][] implied;
        private final int[] lastImpliedBy;

        /** By the group of findings, as most have the classes of many others. */
        private final Map<Integer, int[]> ofGroups = new HashMap<>();

        Reading(CaseColumns columns, ToldFindings findings) {
            this.columns = columns;
            this.findings = findings;
            types = columns.column(TYPE);
            implied = implied(types, findings);
            lastImpliedBy = new int[types.size()];
        }

        SpecificFindings findings(Runnable watch) {
            RoaringBitmap nodes = columns.nodes(TYPE, CG.Finding);
            nodes.andNot(findings.responses());
            int[] lastSeenIn = new int[types.size()];
            int[] numbers = new int[types.size()];
            List<Node> names = new ArrayList<>();
            int[] starts = new int[columns.cases() + 1];
            IntStream.Builder all = IntStream.builder();
            int size = 0;
            int begun = 0;
            PeekableIntIterator node = nodes.getIntIterator();
            while (node.hasNext()) {
                watch.run();
                int caseNumber = columns.caseOf(node.peekNext());
                Arrays.fill(starts, begun, caseNumber + 1, size);
                begun = caseNumber + 1;
                int end = columns.end(caseNumber);
                while (node.hasNext() && node.peekNext() < end) {
                    for (int type : specific(node.next())) {
                        if (lastSeenIn[type] != caseNumber + 1) {
                            if (numbers[type] == 0) {
                                names.add(types.object(type));
                                numbers[type] = names.size();
                            }
                            lastSeenIn[type] = caseNumber + 1;
                            all.add(numbers[type] - 1);
                            size++;
                        }
                    }
                }
            }
            Arrays.fill(starts, begun, starts.length, size);
            return new SpecificFindings(
                    List.copyOf(names),
                    IntBuffer.wrap(starts),
                    IntBuffer.wrap(all.build().toArray()));
        }

        private int[] specific(int finding) {
            int group = types.group(finding);
            return group == ObjectColumn.NO_GROUP
                    ? specificOf(finding)
                    : ofGroups.computeIfAbsent(group, same -> specificOf(finding));
        }

        private int[] specificOf(int finding) {
            IntStream.Builder all = IntStream.builder();
            types.forEach(finding, type -> {
                if (implied[type] != UNCOUNTED) {
                    all.add(type);
                }
            });
            int[] own = all.build().distinct().toArray();
            for (int type : own) {
                for (int wider : implied[type]) {
                    lastImpliedBy[wider] = finding + 1;
                }
            }
            return Arrays.stream(own)
                    .filter(type -> lastImpliedBy[type] != finding + 1)
                    .toArray();
        }

        /**
         * By number the classes of the cases that follow from each that findings are counted by, without itself; {@link
         * #UNCOUNTED} of another. Of two that follow from each other only the larger does.
         */
        private static int[][] implied(ObjectColumn types, ToldFindings findings) {
            Map<Node, Integer> numbers = new HashMap<>();
            for (int type = 0; type < types.size(); type++) {
                numbers.put(types.object(type), type);
            }
            int[][] implied = new int[types.size()][];
            for (int type = 0; type < implied.length; type++) {
                Node narrow = types.object(type);
                implied[type] = findings.classes().contains(narrow)
                        ? findings.atOrAbove(narrow).stream()
                                .filter(wider -> !wider.equals(narrow) && numbers.containsKey(wider))
                                .filter(wider -> !findings.classes().contains(wider)
                                        || !findings.atOrAbove(wider).contains(narrow)
                                        || wider.toString().compareTo(narrow.toString()) > 0)
                                .mapToInt(numbers::get)
                                .toArray()
                        : UNCOUNTED;
            }
            return implied;
        }
    }
}
