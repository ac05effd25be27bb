/**
 * What every page is made of: safe markup, tables, lists in parts, links to nodes by their labels, and the frame of a page.
 * Values flow in; HTML in which they are text flows out.
 */
@NullMarked
package org.casegraph.face.html;

import org.jspecify.annotations.NullMarked;
