/**
 * Builds of many machines: files of cases flow in, and Spark gives each of its workers some to read, check, solve and enlarge
 * into a segment. The program joins the segments into one store, and the workers write what is in it as N-Quads and tables.
 * The program has a class loader of its own beside Spark, as both bring classes of Hadoop. Not part of the jar.
 */
package org.casegraph.spark;
