/**
 * The interface over HTTP as OpenAPI 3.1 describes it (https://spec.openapis.org/oas/v3.1.0), for programs that make
 * clients. The description of the paths, the questions with their parameters and columns, and a case for the examples flow
 * in; one document flows out.
 */
@NullMarked
package org.casegraph.openapi;

import org.jspecify.annotations.NullMarked;
