/**
 * The program: {@link org.casegraph.Main} and its commands. The command line flows in; results flow to standard output,
 * everything else to standard error. Only this package prints and exits.
 */
@NullMarked
package org.casegraph;

import org.jspecify.annotations.NullMarked;
