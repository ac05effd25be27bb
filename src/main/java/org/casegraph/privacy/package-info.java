/**
 * Finds what may tell who somebody is, by the eighteen categories of HIPAA's safe harbour (45 CFR 164.514(b)(2)). A case
 * flows in; a list of {@link org.casegraph.problem.Problem}s flows out, without what the case accepts with a reason. The
 * patterns are data, in {@code data/privacy}, a category a file.
 */
@NullMarked
package org.casegraph.privacy;

import org.jspecify.annotations.NullMarked;
