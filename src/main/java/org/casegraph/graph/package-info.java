/**
 * What any node of a graph is called and what is said of it, by one policy for every room above: its label, its short
 * name, its address on this server, its values, and what lies above it. Graphs and nodes flow in; texts and nodes flow
 * out. Nothing here decides anything by a text.
 */
@NullMarked
package org.casegraph.graph;

import org.jspecify.annotations.NullMarked;
