package org.casegraph.store.mapped;

/** What stands in the rows of one property, some runs of it after each other; sets as their members. */
final class RunTriples extends Triples {
    private final Columns columns;
    private final boolean isSet;
    private final int endRun;
    private int run;
    private int at;
    private int end;
    private int member;
    private int lastMember;

    /** @param number of the property */
    RunTriples(Columns columns, int number, int firstRun, int endRun) {
        this.columns = columns;
        this.property = columns.property(number);
        this.isSet = columns.isSet(number);
        this.run = firstRun - 1;
        this.endRun = endRun;
    }

    /** Of a property all. */
    static Triples of(Columns columns, int number) {
        return new RunTriples(columns, number, columns.firstRun(number), columns.endRun(number));
    }

    /** Of a property those with one object that stands in the rows. */
    static Triples of(Columns columns, int number, int object) {
        int run = columns.run(number, object);
        return run < 0 ? NONE : new RunTriples(columns, number, run, run + 1);
    }

    @Override
    boolean next() {
        while (true) {
            if (member < lastMember) {
                object = columns.memberAt(member++);
                return true;
            }
            while (at == end) {
                if (++run >= endRun) {
                    return false;
                }
                at = columns.runStart(run);
                end = columns.runEnd(run);
                object = columns.runObject(run);
            }
            subject = columns.subjectOfRun(at++);
            if (!isSet) {
                return true;
            }
            int set = columns.runObject(run);
            member = columns.setStart(set);
            lastMember = columns.setEnd(set);
        }
    }
}
