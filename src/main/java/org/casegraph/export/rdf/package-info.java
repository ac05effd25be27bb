/** A case in the serialisations of RDF, in our own model. A case flows in, its triples or quads flow out, and back. */
@NullMarked
package org.casegraph.export.rdf;

import org.jspecify.annotations.NullMarked;
