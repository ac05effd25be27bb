package org.casegraph.store.column;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;

/**
 * Writes a dataset as columns. Cases come one after the other and are not kept in memory; what they share, and the triples of
 * all other graphs, are. It can be written several times, with more graphs each time. The same graphs give the same bytes.
 */
public final class ColumnWriter implements Closeable {
    /** In which cases have to come. */
    public static final Comparator<Node> ORDER = Comparator.comparing(name -> TermText.bytes(name), TermText.ORDER);

    private final Capacity capacity;
    private final Scratch scratch;
    private final SharedTerms shared;
    private final Map<Integer, Boolean> setProperties = new LinkedHashMap<>();
    private final Set<Integer> properties = new LinkedHashSet<>();
    private final CaseSpool kept;
    private final CaseTermsWriter caseTerms;
    private final CaseTriples caseTriples;
    private final ElsewhereTriples elsewhere = new ElsewhereTriples();
    private final List<Node> graphs = new ArrayList<>();
    private byte[] index = {};
    private byte[] origins = {};
    private byte[] cohort = {};

    /** @param scratch a folder for its own files, which must not be there yet and is gone at the end */
    public ColumnWriter(Path scratch) throws IOException {
        this(scratch, Capacity.FULL);
    }

    /** @param capacity less than can be, to see what is said when it is full */
    ColumnWriter(Path scratch, Capacity capacity) throws IOException {
        this.scratch = new Scratch(scratch, capacity);
        this.capacity = capacity;
        shared = new SharedTerms(capacity);
        SharedObjects.IN_ONE_CASE.forEach(property -> setProperties.put(shared.number(property), true));
        SharedObjects.IN_ALL_CASES.forEach(property -> setProperties.put(shared.number(property), false));
        properties.addAll(setProperties.keySet());
        kept = new CaseSpool(this.scratch);
        caseTerms = new CaseTermsWriter(this.scratch);
        caseTriples = new CaseTriples(this.scratch, setProperties);
    }

    /** How much a store holds. */
    public record Written(int cases, long triples, long quads) {}

    /** Removes what was left by a writer that did not come to its end. */
    public static void sweep(Path scratch) throws IOException {
        Scratch.delete(scratch);
    }

    /** Adds a graph that belongs to no case. */
    public void addGraph(Node name, Graph graph) {
        int number = graphs.size();
        graphs.add(name);
        shared.number(name);
        BlankNames.inOrder(graph).forEach(shared::number);
        graph.stream()
                .forEach(triple -> elsewhere.add(
                        number,
                        shared.number(triple.getSubject()),
                        property(shared.number(triple.getPredicate())),
                        shared.number(triple.getObject())));
    }

    /**
     * Keeps a case until all are there.
     *
     * @return by which {@link #addCase(int)} takes it
     */
    public int keep(ColumnCase one) throws IOException {
        int[] others = new int[one.others().length];
        Arrays.setAll(others, i -> shared.number(one.others()[i]));
        return kept.add(others, one.content());
    }

    /** Adds one of the cases that are kept, in the {@link #ORDER} of their names. */
    public void addCase(int number) throws IOException {
        CaseSpool.Kept one = kept.get(number);
        add(one.content(), one.others());
    }

    /** Adds a case, in the {@link #ORDER} of their names. */
    public void addCase(Node name, Graph stated, Graph inferred) throws IOException {
        ColumnCase one = ColumnCase.of(name, stated, inferred, shared::has);
        int[] others = new int[one.others().length];
        Arrays.setAll(others, i -> shared.number(one.others()[i]));
        add(CaseContent.read(one.content()), others);
    }

    private void add(CaseContent content, int... others) throws IOException {
        int graph = ~(2 * caseTerms.cases());
        for (int number : others) {
            shared.use(number);
        }
        int first = caseTerms.add(content.own());
        int[] triples = content.triples();
        for (int i = 0; i < triples.length; i += CaseContent.WIDTH) {
            property(CaseTriples.number(triples[i + 1], first, others));
        }
        caseTriples.add(content, first, others);
        int[] further = content.elsewhere();
        for (int i = 0; i < further.length; i += CaseContent.WIDTH) {
            elsewhere.add(
                    further[i + 3] == Membership.STATED ? graph : graph - 1,
                    CaseTriples.number(further[i], first, others),
                    property(CaseTriples.number(further[i + 1], first, others)),
                    CaseTriples.number(further[i + 2], first, others));
        }
    }

    private int property(int number) {
        properties.add(number);
        return number;
    }

    /** Keeps an index of all cases with them, in a form of its own. */
    public void setIndex(byte[] bytes) {
        index = bytes.clone();
    }

    /** Keeps with them of which files the cases are, in a form of its own. */
    public void setOrigins(byte[] bytes) {
        origins = bytes.clone();
    }

    /** Keeps with them what was made of all cases, in a form of its own. */
    public void setCohort(byte[] bytes) {
        cohort = bytes.clone();
    }

    /** Writes all that was added. */
    public Written write(PrefixMapping prefixes, OutputStream out) throws IOException {
        CaseTermsWriter.Finished cases = caseTerms.finish();
        SharedTerms.Ids ids = shared.write(scratch, cases::place, cases.size());
        capacity.requireTerms((long) ids.shared() + cases.size());
        PropertyNumbers numbers = new PropertyNumbers(properties, List.copyOf(setProperties.keySet()), ids, capacity);
        numbers.write(scratch);
        caseTriples.writeSets(scratch, ids);
        RowsWriter rows = new RowsWriter(
                capacity,
                numbers,
                elsewhere.placed(ids, numbers, graphs.size()),
                scratch.ints(Section.SETS),
                scratch.ints(Section.SET_MEMBERS));
        try (CaseTriples.Cursor own = caseTriples.read(scratch)) {
            rows.write(scratch, ids, own, cases.size());
        }
        RunsWriter runs = new RunsWriter(scratch, numbers.count());
        runs.write(scratch);
        new ExtentsWriter(scratch)
                .write(
                        scratch,
                        numbers.plainCount() + SharedObjects.IN_ONE_CASE.size(),
                        numbers.count(),
                        runs.distinct());
        writeCounts(rows, runs.distinct());
        new GraphsWriter(rows.places(), rows.graphs(), graphs.size() + 2 * caseTerms.cases())
                .write(
                        scratch,
                        graphs.stream().map(shared::number).mapToInt(ids::id).toArray());
        writePrefixes(prefixes);
        writeBytes(Section.INDEX, index);
        writeBytes(Section.ORIGINS, origins);
        writeBytes(Section.COHORT, cohort);
        Written written = new Written(
                caseTerms.cases(),
                Arrays.stream(rows.triples()).sum(),
                caseTriples.quads() + rows.places().size());
        try (ColumnOutput counts = scratch.output(Section.COUNTS)) {
            new Counts(
                            ids.shared(),
                            cases.size(),
                            caseTerms.cases(),
                            numbers.plainCount(),
                            setProperties.size(),
                            SharedObjects.IN_ONE_CASE.size(),
                            graphs.size(),
                            rows.size(),
                            written.triples(),
                            written.quads())
                    .writeTo(counts);
        }
        ColumnFileWriter.write(scratch, out);
        return written;
    }

    private void writeCounts(RowsWriter rows, long[] distinct) throws IOException {
        try (ColumnOutput counts = scratch.output(Section.PROPERTY_COUNTS)) {
            for (int property = 0; property < distinct.length; property++) {
                counts.writeLong(rows.triples()[property]);
                counts.writeLong(rows.subjects()[property]);
                counts.writeLong(distinct[property]);
            }
        }
    }

    private void writePrefixes(PrefixMapping prefixes) throws IOException {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(prefixes.getNsPrefixMap())
                .forEach((prefix, iri) ->
                        lines.append(prefix).append('\n').append(iri).append('\n'));
        writeBytes(Section.PREFIXES, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void writeBytes(Section section, byte[] bytes) throws IOException {
        try (ColumnOutput column = scratch.output(section)) {
            column.write(bytes, 0, bytes.length);
        }
    }

    @Override
    public void close() throws IOException {
        try (scratch;
                kept;
                caseTerms) {
            caseTriples.close();
        }
    }
}
