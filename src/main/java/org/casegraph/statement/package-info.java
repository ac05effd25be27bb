/**
 * What a statement of a case consists of. What is to be stated flows in, whoever states it; the properties that state it
 * flow out, a line an idea, as the templates of {@code data/templates} have them. A draft and the workbench write them,
 * each into its own file.
 */
@NullMarked
package org.casegraph.statement;

import org.jspecify.annotations.NullMarked;
