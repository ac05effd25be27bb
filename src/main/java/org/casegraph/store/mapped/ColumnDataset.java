package org.casegraph.store.mapped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.util.Context;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.column.ColumnCase;
import org.casegraph.store.column.ColumnFile;
import org.casegraph.store.column.Membership;
import org.casegraph.store.column.Section;
import org.roaringbitmap.RoaringBitmap;

/**
 * The graphs of a file that {@link ColumnWriter} wrote. Nothing of it is read before it is asked for. Any number of threads
 * may read; writing is refused.
 */
public final class ColumnDataset {
    /** Begins the IRIs of what a server offers of a dataset, until it is known where it is served. */
    public static final String SERVER = "urn:casegraph:server:";

    private final ColumnFile file;
    private final Columns columns;
    private final StoredTerms terms;
    private final UnionGraph union;
    private final Map<Node, Integer> graphs = new HashMap<>();
    private final PrefixMapping prefixes = PrefixMapping.Factory.create();

    private ColumnDataset(ColumnFile file, Columns columns, String base) {
        this.file = file;
        this.columns = columns;
        terms = new StoredTerms(file, columns, base);
        union = new UnionGraph(columns, terms);
        for (int graph = 0; graph < columns.counts().graphs(); graph++) {
            int name = Objects.checkIndex(
                    columns.graphName(graph), columns.counts().terms());
            graphs.put(terms.node(name), graph);
        }
        String[] lines = StandardCharsets.UTF_8
                .decode(file.bytes(Section.PREFIXES))
                .toString()
                .split("\n");
        for (int line = 0; line + 1 < lines.length; line += 2) {
            prefixes.setNsPrefix(lines[line], lines[line + 1]);
        }
        union.getPrefixMapping().setNsPrefixes(prefixes);
    }

    /**
     * Maps a file, of which nothing is read but its table, what tells how long each column has to be, and the names of the
     * graphs that belong to no case.
     *
     * @throws IOException if this is no file of columns, or one of them is not as long as the others say
     */
    public static ColumnDataset open(Path path) throws IOException {
        return of(ColumnFile.open(path));
    }

    /**
     * The same of a small file that was read.
     *
     * @param file not to be changed from now on
     */
    public static ColumnDataset of(byte[] file) throws IOException {
        return of(ColumnFile.of(file));
    }

    private static ColumnDataset of(ColumnFile file) throws IOException {
        try {
            return new ColumnDataset(file, new Columns(file), SERVER);
        } catch (RuntimeException e) {
            throw new IOException("a column does not hold what it should", e);
        }
    }

    /**
     * The same, once it is known where it is served.
     *
     * @param base ending with a slash
     */
    public ColumnDataset servedAt(String base) {
        return new ColumnDataset(file, columns, base);
    }

    /** Of all that stands in the file. */
    public String sha256() {
        return file.sha256();
    }

    /** Reads all of the file; the name of a column that is not what was written. */
    public Optional<String> damaged() {
        return file.damaged().map(Section::name);
    }

    /** The index of all cases that was written with them; empty if there is none. */
    public byte[] index() {
        return all(Section.INDEX);
    }

    /** Of which files the cases are, as it was written; empty if nobody said so. */
    public byte[] origins() {
        return all(Section.ORIGINS);
    }

    private byte[] all(Section section) {
        ByteBuffer mapped = file.bytes(section);
        byte[] bytes = new byte[mapped.remaining()];
        mapped.get(bytes);
        return bytes;
    }

    public PrefixMapping prefixes() {
        return prefixes;
    }

    /** Every triple, once. */
    public Graph union() {
        return union;
    }

    /** How many triples all graphs have together. */
    public long quads() {
        return columns.counts().quads();
    }

    /** The names of the cases, in order; each is made when it is asked for. */
    public List<Node> cases() {
        return new AbstractList<>() {
            @Override
            public Node get(int number) {
                return terms.node(columns.caseTerm(number));
            }

            @Override
            public int size() {
                return columns.counts().cases();
            }

            @Override
            public boolean contains(Object name) {
                return name instanceof Node node && node.isURI() && terms.caseNumber(node.getURI()) >= 0;
            }
        };
    }

    /** The names of the graphs, those of the cases last. */
    public List<Node> names() {
        int others = columns.counts().graphs();
        return new AbstractList<>() {
            @Override
            public Node get(int graph) {
                return union.graphName(graph);
            }

            @Override
            public int size() {
                return others + 2 * columns.counts().cases();
            }
        };
    }

    /** Empty if there is none of this name. */
    public Optional<Graph> graph(Node name) {
        if (!name.isURI()) {
            return Optional.empty();
        }
        Integer shared = graphs.get(name);
        if (shared != null) {
            return Optional.of(PartGraph.ofAll(columns, terms, shared));
        }
        int stated = terms.caseNumber(name.getURI());
        if (stated >= 0) {
            return Optional.of(PartGraph.ofCase(columns, terms, stated, Membership.STATED));
        }
        int inferred = CaseIris.inferredOf(name)
                .map(of -> terms.caseNumber(of.getURI()))
                .orElse(-1);
        return inferred < 0
                ? Optional.empty()
                : Optional.of(PartGraph.ofCase(columns, terms, inferred, Membership.INFERRED));
    }

    /** The names of the graphs with a triple that has this object. */
    public List<Node> graphsWith(Node object) {
        int id = terms.id(object);
        if (id == StoredTerms.UNKNOWN) {
            return List.of();
        }
        RoaringBitmap found = new RoaringBitmap();
        Triples triples = union.find(IdGraph.ANY, IdGraph.ANY, id);
        while (triples.next()) {
            union.graphs(triples.subject, triples.property, triples.object).forEach(found::add);
        }
        return found.stream().mapToObj(union::graphName).toList();
    }

    /** A case as it was written, whose name it has to have. */
    public ColumnCase columnCase(Node name) {
        int number = terms.caseNumber(name.getURI());
        if (number < 0) {
            throw new NoSuchElementException(name.getURI());
        }
        int from = columns.caseTerm(number);
        int to = columns.caseEnd(number);
        Map<Integer, Integer> places = new HashMap<>();
        List<byte[]> others = new ArrayList<>();
        IntStream.Builder said = IntStream.builder();
        int size = 0;
        int stated = 0;
        for (int membership : new int[] {Membership.STATED, Membership.INFERRED}) {
            stated = size;
            Triples triples =
                    PartGraph.ofCase(columns, terms, number, membership).find(IdGraph.ANY, IdGraph.ANY, IdGraph.ANY);
            for (; triples.next(); size++) {
                for (int term : new int[] {triples.subject, triples.property, triples.object}) {
                    said.add(
                            term >= from && term < to
                                    ? ~(term - from)
                                    : places.computeIfAbsent(term, further -> {
                                        others.add(terms.text(further));
                                        return others.size() - 1;
                                    }));
                }
            }
        }
        return ColumnCase.stored(terms.ofCase(number), others, said.build().toArray(), stated);
    }

    /** The nodes of all cases by numbers. */
    public CaseColumns caseColumns() {
        return MappedCases.of(columns, union, PreparedColumns.of(file.bytes(Section.COHORT)))
                .orElseGet(() -> new GraphColumns(union));
    }

    /** Lets the queries with the context of a dataset be evaluated on ids, as far as they ask graphs of columns. */
    public void useIn(Context dataset) {
        StageBuilder.setGenerator(dataset, new IdStages(StageBuilder.chooseStageGenerator(dataset)));
        QC.setFactory(dataset, IdExecutor::new);
        Kept.of(dataset).alsoClears(union.terms()::forget);
    }
}
