/** Why a query is slow. In: a query and a way to count. Out: how much each of its patterns matches, alone and together. */
@NullMarked
package org.casegraph.query.plan;

import org.jspecify.annotations.NullMarked;
