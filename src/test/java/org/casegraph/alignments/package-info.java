/**
 * The matches of {@code ontology/alignments/}: SSSOM flows in, Turtle flows out, and both are held to the crosswalk that
 * was verified by hand. Nothing of it runs in the program, which reads the Turtle.
 */
package org.casegraph.alignments;
