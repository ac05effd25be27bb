/**
 * Says in plain words, with file and line, where a case breaks the shapes in {@code ontology/shapes}, or uses terms
 * that the ontology does not define. A case and the ontology flow in; a list of {@link org.casegraph.problem.Problem}s flows out, empty where nothing is wrong.
 */
@NullMarked
package org.casegraph.shapes;

import org.jspecify.annotations.NullMarked;
