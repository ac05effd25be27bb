package org.casegraph.store.mapped;

/**
 * The objects of many subjects by one property, of which each is given once as long as nothing else changes that the rows
 * depend on. Thousands of findings of a case share the classes above them.
 */
final class NewObjects {
    private final Columns columns;
    private final int property;
    private final int number;
    private final int setNumber;

    /** The variables that rows depend on from here on, but for the object, and the values that they had. */
    private final int[] variables;

    private final int[] known;

    /** The round in which a shared term was last given. */
    private final int[] givenIn;

    private int round;

    NewObjects(Columns columns, int property, int[] variables) {
        this.columns = columns;
        this.property = property;
        this.variables = variables;
        number = columns.number(property);
        setNumber = columns.setNumber(property);
        known = new int[variables.length];
        givenIn = new int[columns.counts().sharedTerms()];
    }

    /** @param values of all variables of the pattern */
    Triples of(int subject, int[] values) {
        boolean isNew = round == 0;
        for (int i = 0; i < variables.length; i++) {
            int value = values[variables[i]];
            isNew |= value != known[i];
            known[i] = value;
        }
        round += isNew ? 1 : 0;
        return new Found(subject);
    }

    private final class Found extends Triples {
        private final int end;
        private int place;
        private boolean isInSets;
        private int member;
        private int endOfSet;

        Found(int subject) {
            this.subject = subject;
            this.property = NewObjects.this.property;
            end = columns.rowEnd(subject);
            isInSets = number < 0;
            place = start();
        }

        private int start() {
            int from = isInSets ? setNumber : number;
            return from < 0 ? end : columns.rowStart(subject, from);
        }

        @Override
        boolean next() {
            while (true) {
                while (member < endOfSet) {
                    if (isNew(columns.memberAt(member++))) {
                        return true;
                    }
                }
                if (place < end && columns.propertyAt(place) == (isInSets ? setNumber : number)) {
                    int found = columns.objectAt(place++);
                    if (isInSets) {
                        member = columns.setStart(found);
                        endOfSet = columns.setEnd(found);
                    } else if (isNew(found)) {
                        return true;
                    }
                } else if (isInSets || setNumber < 0) {
                    return false;
                } else {
                    isInSets = true;
                    place = start();
                }
            }
        }

        private boolean isNew(int id) {
            if (id < givenIn.length) {
                if (givenIn[id] == round) {
                    return false;
                }
                givenIn[id] = round;
            }
            object = id;
            return true;
        }
    }
}
