/**
 * The page of the workbench, for the one person who started it. Requests of a browser on the same machine flow in, each
 * with the token that its address has; edits flow to the case file, and what the case is then flows out. It is no part of
 * the public endpoint, which only reads.
 */
@NullMarked
package org.casegraph.workbench.page;

import org.jspecify.annotations.NullMarked;
