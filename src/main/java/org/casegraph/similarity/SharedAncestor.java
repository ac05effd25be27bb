package org.casegraph.similarity;

import java.math.BigDecimal;
import org.apache.jena.graph.Node;

/** @param informationContent of the class, in bits with four decimals */
public record SharedAncestor(Node findingClass, BigDecimal informationContent) {}
