/**
 * What follows from a case. The case's graph, the ontology and the order of its timeline flow in; one inferred graph
 * flows out: the order, the ancestor types and superproperties of what is stated, and what the rules of
 * {@code queries/rules/} construct. Any of it can be explained down to the quotes of the report.
 */
@NullMarked
package org.casegraph.inference;

import org.jspecify.annotations.NullMarked;
