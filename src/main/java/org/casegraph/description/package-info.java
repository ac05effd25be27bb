/**
 * What the data are and how to ask them. A store and the library of questions flow in; VoID, a service description and
 * examples flow out, as graphs.
 */
@NullMarked
package org.casegraph.description;

import org.jspecify.annotations.NullMarked;
