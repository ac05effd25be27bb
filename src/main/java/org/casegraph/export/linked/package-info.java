/**
 * A case as RDF of other models, and as JSON-LD. The graph of one case and the terms it uses flow in; RDF by the queries of
 * queries/exports, or JSON-LD by the project's context, flows out, and what was written is read back.
 */
@NullMarked
package org.casegraph.export.linked;

import org.jspecify.annotations.NullMarked;
