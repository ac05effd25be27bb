package org.casegraph.store.mapped;

import org.casegraph.store.column.Membership;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** A named graph: the rows of a case as far as they are in it, and the places that are listed for it. */
final class PartGraph extends IdGraph {
    /** About so many places has a row, and so many properties. */
    private static final int ROW = 8;

    private final Columns columns;
    private final int graph;
    private final int from;
    private final int to;
    private final int membership;

    private PartGraph(Columns columns, StoredTerms terms, int graph, int from, int to, int membership) {
        super(terms);
        this.columns = columns;
        this.graph = graph;
        this.from = from;
        this.to = to;
        this.membership = membership;
    }

    /** One that belongs to no case, by its number. */
    static PartGraph ofAll(Columns columns, StoredTerms terms, int graph) {
        return new PartGraph(columns, terms, graph, 0, 0, Membership.MASK);
    }

    /** What a case states, or what was inferred of it. */
    static PartGraph ofCase(Columns columns, StoredTerms terms, int caseNumber, int membership) {
        return new PartGraph(
                columns,
                terms,
                columns.counts().graphs() + 2 * caseNumber + (membership == Membership.STATED ? 0 : 1),
                columns.caseTerm(caseNumber),
                columns.caseEnd(caseNumber),
                membership);
    }

    @Override
    Triples find(int subject, int property, int object) {
        if (subject != ANY) {
            return subject >= from && subject < to
                    ? Triples.both(
                            new RowTriples(columns, subject, property, object, membership),
                            listed(subject, property, object))
                    : listed(subject, property, object);
        }
        int number = property == ANY ? ANY : columns.number(property);
        int setNumber = property == ANY ? ANY : columns.setNumber(property);
        return Triples.both(rows(property, number, setNumber, object), listed(subject, property, object));
    }

    /** Those of the rows of the case. Where its subjects can be found by an object no other row is looked at. */
    private Triples rows(int property, int number, int setNumber, int object) {
        if (from == to || property != ANY && number < 0 && setNumber < 0) {
            return Triples.NONE;
        }
        if (property != ANY && object != ANY && (setNumber < 0 || !columns.isLocal(setNumber))) {
            int[] subjects = having(number, setNumber, object);
            return Triples.chain(
                    subjects.length,
                    each -> new RowTriples(columns, subjects[each], property, number, setNumber, object, membership));
        }
        return Triples.chain(
                to - from,
                each -> new RowTriples(columns, from + each, property, number, setNumber, object, membership));
    }

    /** The subjects of the case that have an object by a property, in whichever of its graphs. */
    private int[] having(int number, int setNumber, int object) {
        RoaringBitmap subjects = new RoaringBitmap();
        int run = number < 0 ? -1 : columns.run(number, object);
        if (run >= 0) {
            int end = columns.runEnd(run);
            for (int at = firstOfCase(columns.runStart(run), end); at < end; at++) {
                int subject = columns.subjectOfRun(at);
                if (subject >= to) {
                    break;
                }
                subjects.add(subject);
            }
        }
        int extent = setNumber < 0 ? -1 : columns.extent(setNumber, object);
        if (extent >= 0) {
            PeekableIntIterator all = columns.extent(extent).getIntIterator();
            all.advanceIfNeeded(from);
            while (all.hasNext() && all.peekNext() < to) {
                subjects.add(all.next());
            }
        }
        return subjects.toArray();
    }

    /** The subjects of a run are sorted. */
    private int firstOfCase(int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columns.subjectOfRun(middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A triple of the case that is also listed is not given twice, since it is listed only where its subject is another's. */
    private Triples listed(int subject, int property, int object) {
        if (columns.graphStart(graph) == columns.graphEnd(graph)) {
            return Triples.NONE;
        }
        if (subject != ANY) {
            int number = property == ANY ? ANY : columns.number(property);
            return property != ANY && number < 0 ? Triples.NONE : new ListedRow(subject, number, object);
        }
        if (property != ANY && object != ANY) {
            int number = columns.number(property);
            int run = number < 0 ? -1 : columns.run(number, object);
            if (run < 0) {
                return Triples.NONE;
            }
            if (columns.runEnd(run) - columns.runStart(run) < columns.graphEnd(graph) - columns.graphStart(graph)) {
                return new ListedRun(number, object, columns.runStart(run), columns.runEnd(run));
            }
        }
        return new ListedPlaces(property, object);
    }

    private final class ListedRow extends Triples {
        private final int number;
        private final int asked;
        private final int end;
        private int place;

        ListedRow(int subject, int number, int object) {
            this.subject = subject;
            this.number = number;
            this.asked = object;
            place = number == ANY ? columns.rowStart(subject) : columns.rowStart(subject, number);
            end = columns.rowEnd(subject);
        }

        @Override
        boolean next() {
            while (place < end) {
                int here = place++;
                int found = columns.propertyAt(here);
                if (number != ANY && found != number) {
                    place = end;
                } else if ((asked == ANY || columns.objectAt(here) == asked)
                        && !columns.isSet(found)
                        && columns.isListed(graph, here)) {
                    property = columns.property(found);
                    object = columns.objectAt(here);
                    return true;
                }
            }
            return false;
        }
    }

    private final class ListedRun extends Triples {
        private final int number;
        private final int end;
        private int at;

        ListedRun(int number, int object, int from, int to) {
            this.number = number;
            this.property = columns.property(number);
            this.object = object;
            this.at = from;
            this.end = to;
        }

        @Override
        boolean next() {
            while (at < end) {
                subject = columns.subjectOfRun(at++);
                if (columns.isListed(graph, columns.place(subject, number, object))) {
                    return true;
                }
            }
            return false;
        }
    }

    private final class ListedPlaces extends Triples {
        private final int asked;
        private final int askedObject;
        private final int end = columns.graphEnd(graph);
        private int at = columns.graphStart(graph);
        private int row = ANY;

        ListedPlaces(int property, int object) {
            this.asked = property;
            this.askedObject = object;
        }

        @Override
        boolean next() {
            while (at < end) {
                int place = columns.graphPlace(at++);
                property = columns.property(columns.propertyAt(place));
                object = columns.objectAt(place);
                if ((asked == ANY || asked == property) && (askedObject == ANY || askedObject == object)) {
                    if (row == ANY || place >= columns.rowEnd(row)) {
                        row = columns.subjectAt(place);
                    }
                    subject = row;
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    double count(int subject, int property, int object) {
        double all = columns.graphEnd(graph) - columns.graphStart(graph) + (double) ROW * (to - from);
        double ofProperty = property == ANY ? all : all / ROW;
        if (subject != ANY) {
            return object == ANY ? Math.min(ofProperty, ROW) : 0;
        }
        return object == ANY ? ofProperty : ofProperty / ROW;
    }

    @Override
    protected int graphBaseSize() {
        long size = columns.graphEnd(graph) - columns.graphStart(graph);
        for (int subject = from; subject < to; subject++) {
            for (int place = columns.rowStart(subject); place < columns.rowEnd(subject); place++) {
                size += sizeAt(place);
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    private int sizeAt(int place) {
        if (!columns.isSet(columns.propertyAt(place))) {
            return (columns.membershipAt(place) & membership) == 0 ? 0 : 1;
        }
        int set = columns.objectAt(place);
        int size = 0;
        for (int member = columns.setStart(set); member < columns.setEnd(set); member++) {
            size += (columns.memberMembership(member) & membership) == 0 ? 0 : 1;
        }
        return size;
    }
}
