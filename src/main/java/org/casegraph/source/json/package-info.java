/**
 * Reads JSON, YAML and JSON in lines as records, each with its place in the file, within bounds. Bytes flow in; objects
 * flow out, and a word on what a foreign format is.
 */
@NullMarked
package org.casegraph.source.json;

import org.jspecify.annotations.NullMarked;
