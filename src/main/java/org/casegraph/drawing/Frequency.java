package org.casegraph.drawing;

/** In how many cases a finding is present, suspected, absent, not reported, and not read where it would stand. */
public record Frequency(String finding, int present, int suspected, int absent, int notReported, int notRead) {
    int cases() {
        return present + suspected + absent + notReported + notRead;
    }
}
