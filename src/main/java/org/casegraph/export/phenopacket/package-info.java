/**
 * Cases as GA4GH phenopackets, families and cohorts of version 2. Cases flow in and JSON flows out; it is read back by the
 * reader of everybody's phenopackets.
 */
@NullMarked
package org.casegraph.export.phenopacket;

import org.jspecify.annotations.NullMarked;
