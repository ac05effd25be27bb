package org.casegraph.endpoint;

import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * All that is served at one time; a reload puts another in its place as a whole.
 *
 * @param resources by servlet path
 */
record Site(DatasetGraph dataset, int cases, Version version, Map<String, Resource> resources) {}
