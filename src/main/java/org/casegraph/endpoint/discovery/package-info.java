/**
 * What crawlers, harvesters and generators look for before they ask: a map of the addresses, typed links between them
 * (RFC 8288, https://signposting.org/FAIR/), a catalogue of the interfaces (RFC 9727), whom to tell of a vulnerability
 * (RFC 9116). A store and the address of the server flow in; documents and fields of heads flow out.
 */
@NullMarked
package org.casegraph.endpoint.discovery;

import org.jspecify.annotations.NullMarked;
