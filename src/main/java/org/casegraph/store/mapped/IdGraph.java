package org.casegraph.store.mapped;

import java.util.NoSuchElementException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;

/** A graph that is asked by the ids of its terms. */
abstract class IdGraph extends GraphBase {
    /** Stands for any term. */
    static final int ANY = -1;

    /** Stands for a term that is no term of the dataset. */
    static final int NOWHERE = -2;

    /** Stands for a term that is not known yet. */
    static final int SOME = -3;

    private final StoredTerms terms;

    IdGraph(StoredTerms terms) {
        this.terms = terms;
    }

    StoredTerms terms() {
        return terms;
    }

    /** Each triple once that fits, in no order; an id of a term or {@link #ANY} in each place. */
    abstract Triples find(int subject, int property, int object);

    /** About how many triples fit, exact where this is known at once; in a place also {@link #SOME}. */
    abstract double count(int subject, int property, int object);

    private int id(Node node) {
        if (node == null || !node.isConcrete()) {
            return ANY;
        }
        int id = terms.id(node);
        return id == StoredTerms.UNKNOWN ? NOWHERE : id;
    }

    private Triples found(Triple pattern) {
        int subject = id(pattern.getSubject());
        int property = id(pattern.getPredicate());
        int object = id(pattern.getObject());
        return subject == NOWHERE || property == NOWHERE || object == NOWHERE
                ? Triples.NONE
                : find(subject, property, object);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Triples found = found(pattern);
        return found == Triples.NONE ? NullIterator.instance() : new Found(found);
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return found(pattern).next();
    }

    private final class Found extends NiceIterator<Triple> {
        private final Triples found;
        private boolean isAhead;
        private boolean isOver;

        Found(Triples found) {
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            if (!isAhead && !isOver) {
                isAhead = found.next();
                isOver = !isAhead;
            }
            return isAhead;
        }

        @Override
        public Triple next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
            return Triple.create(terms.node(found.subject), terms.node(found.property), terms.node(found.object));
        }
    }
}
