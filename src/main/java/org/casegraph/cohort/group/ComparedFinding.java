package org.casegraph.cohort.group;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.jena.graph.Node;
import org.casegraph.statistics.FisherTest;
import org.casegraph.statistics.OddsBounds;

/**
 * A class of findings in two groups of cases, tested.
 *
 * @param test made of each, but paid for only where there is no reason against it
 * @param odds what the odds ratio may be, as the cases that tell nothing allow
 * @param adjustedP for as many tests as are paid for; empty where this one is not
 * @param whyNotTested some words, if it is not
 */
record ComparedFinding(
        Node finding,
        FindingInGroups counts,
        FisherTest test,
        OddsBounds odds,
        OptionalDouble adjustedP,
        Optional<String> whyNotTested) {}
