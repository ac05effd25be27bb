/**
 * Reads terminologies: OBO Graphs JSON, OBO and OWL. Files flow in; one {@link org.casegraph.terminology.Terminology} each
 * flows out, the same whichever of its formats was read. Together, as {@link org.casegraph.terminology.Terminologies},
 * they give the closed hierarchy and say which terms of a case are obsolete, unknown or called otherwise.
 */
@NullMarked
package org.casegraph.terminology;

import org.jspecify.annotations.NullMarked;
