package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ObjectColumn;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** The nodes of the cases of mapped columns, by their ids. */
final class MappedCases extends CaseColumns {
    private final Columns columns;
    private final UnionGraph union;

    /** All that are in a case. */
    private final RoaringBitmap inCase;

    private final PreparedColumns prepared;

    private MappedCases(Columns columns, UnionGraph union, RoaringBitmap inCase, PreparedColumns prepared) {
        this.columns = columns;
        this.union = union;
        this.prepared = prepared;
        this.inCase = inCase;
    }

    /** Empty if a node is in a case whose IRI it does not begin with, so that the cases are no intervals of ids. */
    static Optional<CaseColumns> of(Columns columns, UnionGraph union, PreparedColumns prepared) {
        RoaringBitmapWriter<RoaringBitmap> all = RoaringBitmapWriter.writer().get();
        int number = columns.number(union.terms().id(CG.inCase));
        if (number < 0) {
            return Optional.empty();
        }
        for (int run = columns.firstRun(number); run < columns.endRun(number); run++) {
            int named = columns.runObject(run);
            int of = columns.caseOf(named);
            if (of < 0 || columns.caseTerm(of) != named) {
                return Optional.empty();
            }
            for (int at = columns.runStart(run); at < columns.runEnd(run); at++) {
                int node = columns.subjectOfRun(at);
                if (node < named || node >= columns.caseEnd(of)) {
                    return Optional.empty();
                }
                all.add(node);
            }
        }
        RoaringBitmap inCase = all.get();
        // What few nodes have is intersected with it for each class, which would go through all runs.
        inCase.removeRunCompression();
        return Optional.of(new MappedCases(columns, union, inCase, prepared));
    }

    @Override
    public RoaringBitmap nodes(Node property) {
        RoaringBitmap found = union.having(union.terms().id(property));
        found.and(inCase);
        return found;
    }

    @Override
    public RoaringBitmap nodes(Node property, Node object) {
        return nodes(property, object, inCase);
    }

    @Override
    public RoaringBitmap nodes(Node property, Node object, RoaringBitmap among) {
        RoaringBitmap found =
                union.having(union.terms().id(property), union.terms().id(object));
        found.and(among);
        return found;
    }

    @Override
    public Optional<RoaringBitmap> nodesAlone(Node property, Node object) {
        int id = union.terms().id(property);
        RoaringBitmap all = object.equals(Node.ANY)
                ? union.having(id)
                : union.having(id, union.terms().id(object));
        return RoaringBitmap.andNotCardinality(all, inCase) > 0 ? Optional.empty() : Optional.of(all);
    }

    @Override
    public RoaringBitmap cases(Node property, Node object) {
        RoaringBitmap found = new RoaringBitmap();
        union.having(union.terms().id(property), union.terms().id(object)).forEach((int subject) -> {
            int of = columns.caseOf(subject);
            if (of >= 0 && columns.caseTerm(of) == subject) {
                found.add(of);
            }
        });
        return found;
    }

    @Override
    public List<Node> objects(Node property) {
        return Arrays.stream(union.objects(union.terms().id(property)))
                .mapToObj(union.terms()::node)
                .toList();
    }

    @Override
    public List<Node> objects(int node, Node property) {
        return inRow(node, property);
    }

    @Override
    public List<Node> ofCase(int caseNumber, Node property) {
        return inRow(columns.caseTerm(caseNumber), property);
    }

    private List<Node> inRow(int node, Node property) {
        List<Node> objects = new ArrayList<>();
        Triples row = row(node, property);
        while (row.next()) {
            objects.add(union.terms().node(row.object));
        }
        return objects;
    }

    @Override
    public void forEachNode(int node, Node property, IntConsumer action) {
        Triples row = row(node, property);
        while (row.next()) {
            if (inCase.contains(row.object)) {
                action.accept(row.object);
            }
        }
    }

    private Triples row(int node, Node property) {
        int id = union.terms().id(property);
        return id == StoredTerms.UNKNOWN ? Triples.NONE : union.find(node, id, IdGraph.ANY);
    }

    @Override
    protected ObjectColumn objectColumn(Node property) {
        int id = union.terms().id(property);
        return new MappedObjects(columns, union.terms(), id, union.objects(id), inCase);
    }

    @Override
    public int cases() {
        return columns.counts().cases();
    }

    @Override
    public int caseNumber(Node name) {
        int id = union.terms().id(name);
        int found = id == StoredTerms.UNKNOWN ? -1 : columns.caseOf(id);
        return found >= 0 && columns.caseTerm(found) == id ? found : -1;
    }

    /** A store of columns lists its cases as they are numbered. */
    @Override
    public int caseNumber(List<Node> names, int place) {
        return place;
    }

    @Override
    public Node caseName(int caseNumber) {
        return union.terms().node(columns.caseTerm(caseNumber));
    }

    @Override
    public Binding named(Binding before, Var[] variables, int caseNumber, int... nodes) {
        int[] ids = new int[variables.length];
        ids[0] = columns.caseTerm(caseNumber);
        System.arraycopy(nodes, 0, ids, 1, nodes.length);
        return new IdBinding(before, union.terms(), variables, ids);
    }

    @Override
    public RoaringBitmap nodesOf(RoaringBitmap cases) {
        RoaringBitmap found = new RoaringBitmap();
        cases.forEach((int number) -> found.add((long) columns.caseTerm(number), columns.caseEnd(number)));
        found.and(inCase);
        return found;
    }

    @Override
    public Node node(int number) {
        return union.terms().node(number);
    }

    @Override
    public RoaringBitmap numbers(Node node) {
        int id = union.terms().id(node);
        return id != StoredTerms.UNKNOWN && inCase.contains(id) ? RoaringBitmap.bitmapOf(id) : new RoaringBitmap();
    }

    @Override
    protected int caseOf(int node) {
        return columns.caseOf(node);
    }

    @Override
    public PreparedColumns prepared() {
        return prepared;
    }

    @Override
    public int firstNode() {
        return columns.counts().sharedTerms();
    }

    @Override
    protected int end(int caseNumber) {
        return columns.caseEnd(caseNumber);
    }
}
