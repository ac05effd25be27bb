/** Cases as they leave: which formats there are, which cases are meant, and the files that are written of them. */
@NullMarked
package org.casegraph.export.delivery;

import org.jspecify.annotations.NullMarked;
