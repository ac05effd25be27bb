package org.casegraph.store.mapped;

import java.util.function.IntFunction;

/** Triples one after the other, as the ids of their terms. */
abstract class Triples {
    /** No triple. */
    static final Triples NONE = new Triples() {
        @Override
        boolean next() {
            return false;
        }
    };

    int subject;
    int property;
    int object;

    /** Goes to the next one; false if there is none. */
    abstract boolean next();

    /** Of one after those of the other. */
    static Triples both(Triples first, Triples second) {
        if (first == NONE) {
            return second;
        }
        return second == NONE ? first : chain(2, part -> part == 0 ? first : second);
    }

    /** Those of several, each made when the one before is over. */
    static Triples chain(int count, IntFunction<Triples> parts) {
        return new Triples() {
            private Triples part = NONE;
            private int made;

            @Override
            boolean next() {
                while (!part.next()) {
                    if (made == count) {
                        return false;
                    }
                    part = parts.apply(made++);
                }
                subject = part.subject;
                property = part.property;
                object = part.object;
                return true;
            }
        };
    }
}
