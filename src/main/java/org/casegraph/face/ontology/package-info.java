/**
 * The pages of terms. A store and a request flow in; a class, a rule, a textbook claim or a graph flows out, with where it is
 * used, and lists to find it in.
 */
@NullMarked
package org.casegraph.face.ontology;

import org.jspecify.annotations.NullMarked;
