package org.casegraph.store.mapped;

/** What a row says, or its part in one graph of its case, of one property or all and with one object or any. */
final class RowTriples extends Triples {
    /** Any property or object. */
    static final int ANY = -1;

    private final Columns columns;
    private final int asked;
    private final int membership;
    private final boolean isAnyProperty;
    private final int number;
    private final int setNumber;
    private int place;
    private final int end;
    private int member;
    private int lastMember;

    /**
     * @param property the id of a property, or {@link #ANY}
     * @param membership in one of these graphs, as bits; 0 for whatever graph
     */
    RowTriples(Columns columns, int subject, int property, int object, int membership) {
        this(
                columns,
                subject,
                property,
                property == ANY ? ANY : columns.number(property),
                property == ANY ? ANY : columns.setNumber(property),
                object,
                membership);
    }

    /** Where many rows are asked for one property, whose numbers are looked up once. */
    RowTriples(Columns columns, int subject, int property, int number, int setNumber, int object, int membership) {
        this.columns = columns;
        this.subject = subject;
        this.asked = object;
        this.membership = membership;
        this.isAnyProperty = property == ANY;
        if (isAnyProperty) {
            this.number = ANY;
            this.setNumber = ANY;
            place = columns.rowStart(subject);
        } else {
            this.property = property;
            this.number = number;
            this.setNumber = setNumber;
            int from = number >= 0 ? number : setNumber;
            place = from >= 0 ? columns.rowStart(subject, from) : columns.rowEnd(subject);
        }
        end = columns.rowEnd(subject);
    }

    @Override
    boolean next() {
        while (true) {
            while (member < lastMember) {
                int at = member++;
                int found = columns.memberAt(at);
                if ((asked == ANY || found == asked) && isMember(columns.memberMembership(at))) {
                    object = found;
                    return true;
                }
            }
            if (place >= end) {
                return false;
            }
            int here = columns.propertyAt(place);
            if (isAnyProperty) {
                property = columns.property(here);
            } else if (here != number && here != setNumber) {
                place = here < setNumber ? columns.rowStart(subject, setNumber) : end;
                continue;
            }
            int found = columns.objectAt(place);
            if (columns.isSet(here)) {
                open(found);
                place++;
            } else if ((asked == ANY || found == asked) && isMember(columns.membershipAt(place))) {
                object = found;
                place++;
                return true;
            } else {
                place++;
            }
        }
    }

    private void open(int set) {
        if (asked == ANY) {
            member = columns.setStart(set);
            lastMember = columns.setEnd(set);
        } else {
            int at = columns.member(set, asked);
            member = Math.max(0, at);
            lastMember = at < 0 ? 0 : at + 1;
        }
    }

    private boolean isMember(int graphs) {
        return membership == 0 || (graphs & membership) != 0;
    }
}
