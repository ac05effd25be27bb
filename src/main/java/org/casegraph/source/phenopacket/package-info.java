/**
 * Reads GA4GH phenopackets, families and cohorts, of versions 2 and 1, in JSON or YAML. Files flow in; a case graph for each
 * record flows out, with the list of what it could not carry.
 */
@NullMarked
package org.casegraph.source.phenopacket;

import org.jspecify.annotations.NullMarked;
