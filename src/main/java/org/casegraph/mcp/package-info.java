/**
 * Tools for assistants, by the Model Context Protocol. Calls of tools flow in, over HTTP or stdio; rows flow out, each with
 * whose word it is, how certain, the quote and the address of its passage, and a word for what is not there.
 */
@NullMarked
package org.casegraph.mcp;

import org.jspecify.annotations.NullMarked;
