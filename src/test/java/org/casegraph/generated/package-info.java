/**
 * Cases that nobody had, as many as a measurement needs. A seed and terminologies flow in; files of phenopackets or of
 * own reports flow out, the same bytes for the same seed.
 */
package org.casegraph.generated;
