/**
 * What casegraph takes, beside other engines over the same triples in the same run. A built store and its dump flow in;
 * a table of goals and what was measured flows out.
 */
package org.casegraph.bench;
