/**
 * What is to be told of one case. A store flows in; the case's events, their order and the ranges of their dates flow out,
 * for pages, pictures and programs alike. Nothing here decides what holds: that is the graph's.
 */
@NullMarked
package org.casegraph.chronicle;

import org.jspecify.annotations.NullMarked;
