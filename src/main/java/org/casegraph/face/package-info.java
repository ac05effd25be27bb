/**
 * The pages that a person sees. The store, the questions and a request flow in; HTML that needs no other server flows
 * out. Scripts make it more comfortable; without them every answer is there all the same.
 */
@NullMarked
package org.casegraph.face;

import org.jspecify.annotations.NullMarked;
