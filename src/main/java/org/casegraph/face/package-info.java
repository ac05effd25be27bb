/**
 * The pages that a person sees. The store, the questions and a request flow in; HTML that needs no other server and no
 * script flows out.
 */
package org.casegraph.face;
