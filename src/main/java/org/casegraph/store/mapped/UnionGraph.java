package org.casegraph.store.mapped;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ListedObjects;
import org.casegraph.store.column.Membership;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** All triples, each once. */
final class UnionGraph extends IdGraph implements ListedObjects {
    /** Of a triple that either is there or is not. */
    private static final double HALF = 0.5;

    private final Columns columns;

    UnionGraph(Columns columns, StoredTerms terms) {
        super(terms);
        this.columns = columns;
    }

    /** That which a query may name; empty where it has chosen some graphs, or they are no columns. */
    static Optional<UnionGraph> of(DatasetGraph dataset) {
        DatasetGraph inner = dataset;
        while (inner instanceof DatasetGraphWrapper wrapper) {
            if (inner instanceof DynamicDatasets.DynamicDatasetGraph) {
                return Optional.empty();
            }
            inner = wrapper.getWrapped();
        }
        Graph graph = IdStages.unwrapped(inner.getDefaultGraph());
        return graph instanceof UnionGraph union ? Optional.of(union) : Optional.empty();
    }

    Columns columns() {
        return columns;
    }

    /** Whether the objects of a property come in sets of nodes of one case. */
    boolean isLocal(int property) {
        int set = columns.setNumber(property);
        return set >= 0 && columns.isLocal(set);
    }

    @Override
    Triples find(int subject, int property, int object) {
        if (subject != ANY) {
            return new RowTriples(columns, subject, property, object, 0);
        }
        if (property != ANY) {
            int number = columns.number(property);
            int setNumber = columns.setNumber(property);
            return Triples.both(
                    number < 0 ? Triples.NONE : ofProperty(number, object),
                    setNumber < 0 ? Triples.NONE : ofProperty(setNumber, object));
        }
        return object == ANY
                ? Triples.chain(columns.counts().terms(), each -> new RowTriples(columns, each, ANY, ANY, 0))
                : Triples.chain(
                        columns.counts().plain() + columns.counts().sets(), number -> ofProperty(number, object));
    }

    /** All that have anything by a property. */
    RoaringBitmap having(int property) {
        RoaringBitmap subjects = new RoaringBitmap();
        IntStream.of(columns.number(property), columns.setNumber(property))
                .filter(number -> number >= 0)
                .flatMap(number -> IntStream.range(
                        columns.runStart(columns.firstRun(number)), columns.runStart(columns.endRun(number))))
                .forEach(at -> subjects.add(columns.subjectOfRun(at)));
        return subjects;
    }

    /** All that have an object by a property. */
    RoaringBitmap having(int property, int object) {
        if (property == StoredTerms.UNKNOWN || object == StoredTerms.UNKNOWN) {
            return new RoaringBitmap();
        }
        int set = columns.setNumber(property);
        int extent = set >= 0 && !columns.isLocal(set) ? columns.extent(set, object) : -1;
        RoaringBitmap subjects =
                extent < 0 ? new RoaringBitmap() : columns.extent(extent).toRoaringBitmap();
        int number = columns.number(property);
        addAll(number < 0 ? Triples.NONE : ofProperty(number, object), subjects);
        addAll(set >= 0 && columns.isLocal(set) ? ofProperty(set, object) : Triples.NONE, subjects);
        return subjects;
    }

    private static void addAll(Triples found, RoaringBitmap subjects) {
        while (found.next()) {
            subjects.add(found.subject);
        }
    }

    /** All objects of a property, except those that come in sets of nodes of one case; in order. */
    int[] objects(int property) {
        int number = columns.number(property);
        int set = columns.setNumber(property);
        return IntStream.concat(
                        number < 0
                                ? IntStream.empty()
                                : IntStream.range(columns.firstRun(number), columns.endRun(number))
                                        .map(columns::runObject),
                        set < 0 || columns.isLocal(set) ? IntStream.empty() : columns.extentObjects(set))
                .sorted()
                .distinct()
                .toArray();
    }

    @Override
    public Iterator<Node> objects(Node property) {
        int id = terms().id(property);
        return terms().nodes(id == StoredTerms.UNKNOWN ? new int[0] : objects(id));
    }

    private Triples ofProperty(int number, int object) {
        if (object == ANY) {
            return RunTriples.of(columns, number);
        }
        if (!columns.isSet(number)) {
            return RunTriples.of(columns, number, object);
        }
        if (columns.isLocal(number)) {
            int inCase = columns.caseOf(object);
            return inCase < 0
                    ? Triples.NONE
                    : ofCase(columns.caseTerm(inCase), columns.caseEnd(inCase), number, object);
        }
        int extent = columns.extent(number, object);
        return extent < 0 ? Triples.NONE : new Extent(columns.extent(extent), columns.property(number), object);
    }

    /** Of the subjects from one id to another those that have an object by a set of nodes of their case. */
    private Triples ofCase(int from, int to, int setNumber, int asked) {
        return new Triples() {
            private int at = from;

            @Override
            boolean next() {
                property = columns.property(setNumber);
                object = asked;
                while (at < to) {
                    subject = at++;
                    int place = columns.rowStart(subject, setNumber);
                    if (place < columns.rowEnd(subject)
                            && columns.propertyAt(place) == setNumber
                            && columns.member(columns.objectAt(place), asked) >= 0) {
                        return true;
                    }
                }
                return false;
            }
        };
    }

    private static final class Extent extends Triples {
        private final PeekableIntIterator subjects;

        Extent(ImmutableRoaringBitmap bitmap, int property, int object) {
            this.subjects = bitmap.getIntIterator();
            this.property = property;
            this.object = object;
        }

        @Override
        boolean next() {
            if (!subjects.hasNext()) {
                return false;
            }
            subject = subjects.next();
            return true;
        }
    }

    /** The name of a graph, by its number. */
    Node graphName(int graph) {
        int ofCases = graph - columns.counts().graphs();
        if (ofCases < 0) {
            return terms().node(columns.graphName(graph));
        }
        Node name = terms().node(columns.caseTerm(ofCases / 2));
        return ofCases % 2 == 0 ? name : CaseIris.inferredGraph(name);
    }

    /** The numbers of the graphs that a triple is in. */
    IntStream graphs(int subject, int property, int object) {
        int number = columns.number(property);
        int place = number < 0 ? -1 : columns.place(subject, number, object);
        if (place >= 0) {
            return IntStream.concat(ofCase(subject, columns.membershipAt(place)), listing(place));
        }
        int setNumber = columns.setNumber(property);
        int set = setNumber < 0 ? -1 : columns.rowStart(subject, setNumber);
        if (set < 0 || set >= columns.rowEnd(subject) || columns.propertyAt(set) != setNumber) {
            return IntStream.empty();
        }
        int member = columns.member(columns.objectAt(set), object);
        return member < 0 ? IntStream.empty() : ofCase(subject, columns.memberMembership(member));
    }

    private IntStream ofCase(int subject, int membership) {
        int stated = columns.counts().graphs() + 2 * columns.caseOf(subject);
        return switch (membership) {
            case Membership.STATED -> IntStream.of(stated);
            case Membership.INFERRED -> IntStream.of(stated + 1);
            case Membership.MASK -> IntStream.of(stated, stated + 1);
            default -> IntStream.empty();
        };
    }

    private IntStream listing(int place) {
        int first = columns.listed(place);
        return first < 0
                ? IntStream.empty()
                : IntStream.iterate(first, index -> columns.listedGraph(index, place) >= 0, index -> index + 1)
                        .map(index -> columns.listedGraph(index, place));
    }

    /** How many triples fit to a pattern, where this is known without looking at each. */
    OptionalLong known(Triple pattern) {
        Node subject = pattern.getSubject();
        Node object = pattern.getObject();
        if (!subject.isVariable() || subject.equals(object) || subject.equals(pattern.getPredicate())) {
            return OptionalLong.empty();
        }
        if (pattern.getPredicate().isVariable()) {
            return object.isVariable() && !object.equals(pattern.getPredicate())
                    ? OptionalLong.of(columns.counts().triples())
                    : OptionalLong.empty();
        }
        int property = terms().id(pattern.getPredicate());
        int setNumber = columns.setNumber(property);
        boolean isLocal = setNumber >= 0 && columns.isLocal(setNumber);
        return isLocal && !object.isVariable()
                ? OptionalLong.empty()
                : OptionalLong.of((long) count(ANY, property, object.isVariable() ? ANY : terms().id(object)));
    }

    @Override
    double count(int subject, int property, int object) {
        if (subject == NOWHERE || property == NOWHERE || object == NOWHERE) {
            return 0;
        }
        if (property == ANY || property == SOME) {
            return countOfAny(subject, object);
        }
        return counted(columns.number(property), subject, object)
                + counted(columns.setNumber(property), subject, object);
    }

    /** Of whatever property; where not all is known the numbers only need to be in the right order. */
    private double countOfAny(int subject, int object) {
        double all = columns.counts().triples();
        if (object == ANY) {
            return subject == ANY
                    ? all
                    : subject == SOME ? 1 + all / columns.counts().terms() : inRow(subject);
        }
        if (subject != ANY) {
            return 1;
        }
        return object == SOME
                ? 1 + Math.sqrt(all)
                : IntStream.range(0, columns.counts().plain() + columns.counts().sets())
                        .mapToDouble(number -> counted(number, ANY, object))
                        .sum();
    }

    private double inRow(int subject) {
        int sets = columns.rowStart(subject, columns.counts().plain());
        return sets
                - columns.rowStart(subject)
                + IntStream.range(sets, columns.rowEnd(subject))
                        .map(this::members)
                        .sum();
    }

    /** How many objects a row has of a property. */
    private double inRow(int subject, int number) {
        int start = columns.rowStart(subject, number);
        if (!columns.isSet(number)) {
            return columns.rowStart(subject, number + 1) - start;
        }
        return start < columns.rowEnd(subject) && columns.propertyAt(start) == number ? members(start) : 0;
    }

    private int members(int place) {
        int set = columns.objectAt(place);
        return columns.setEnd(set) - columns.setStart(set);
    }

    private double counted(int number, int subject, int object) {
        if (number < 0 || columns.triples(number) == 0) {
            return 0;
        }
        double triples = columns.triples(number);
        double ofOne = triples / Math.max(1, columns.subjects(number));
        if (subject != ANY) {
            return object != ANY ? HALF : subject == SOME ? ofOne : inRow(subject, number);
        }
        if (object == ANY) {
            return triples;
        }
        if (columns.isSet(number) && columns.isLocal(number)) {
            return object == SOME || columns.caseOf(object) >= 0 ? ofOne : 0;
        }
        return object == SOME ? triples / Math.max(1, columns.objects(number)) : subjects(number, object);
    }

    private double subjects(int number, int object) {
        if (columns.isSet(number)) {
            int extent = columns.extent(number, object);
            return extent < 0 ? 0 : columns.extentCount(extent);
        }
        int run = columns.run(number, object);
        return run < 0 ? 0 : columns.runEnd(run) - columns.runStart(run);
    }

    @Override
    protected int graphBaseSize() {
        return (int) Math.min(Integer.MAX_VALUE, columns.counts().triples());
    }
}
