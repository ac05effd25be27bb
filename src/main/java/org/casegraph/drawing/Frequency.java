package org.casegraph.drawing;

/** In how many cases a finding is present, absent, and not reported. */
public record Frequency(String finding, int present, int absent, int notReported) {
    int cases() {
        return present + absent + notReported;
    }
}
