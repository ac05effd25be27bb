/**
 * Answers over HTTP, read-only: the SPARQL protocol, the named questions, the health of the server. A built store and
 * the library of questions flow in; whole answers flow out, or problem details (RFC 9457), never half an answer.
 */
@NullMarked
package org.casegraph.endpoint;

import org.jspecify.annotations.NullMarked;
