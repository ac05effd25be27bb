/**
 * A case as resources of FHIR R4. The graph of one case and the terms it uses flow in and a Bundle flows out; a Bundle
 * flows in and what it says of the case flows out, in our terms.
 */
@NullMarked
package org.casegraph.export.fhir;

import org.jspecify.annotations.NullMarked;
