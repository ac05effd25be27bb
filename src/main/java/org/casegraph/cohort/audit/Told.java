package org.casegraph.cohort.audit;

/** Cases that tell something of a term, and how. */
record Told(int present, int absent) {
    boolean is(AnnotatedCount count) {
        return present == count.having() && present + absent == count.of();
    }
}
