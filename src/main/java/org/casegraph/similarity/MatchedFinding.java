package org.casegraph.similarity;

import java.util.Optional;

/**
 * What another case has for one finding class of a case.
 *
 * @param finding the class
 * @param shared the most informative class at or above it of which both have a finding
 */
public record MatchedFinding(SharedAncestor finding, FindingMatch standing, Optional<SharedAncestor> shared) {}
