package org.casegraph.timeline;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.vocabulary.CG;

/** The start or the end of an occurrence, or the origin of the calendar, from which dates count. */
record TimePoint(Node occurrence, Node boundary) {
    static final TimePoint ORIGIN = start(NodeFactory.createURI("https://w3id.org/casegraph/calendar-origin"));

    static TimePoint start(Node occurrence) {
        return new TimePoint(occurrence, CG.Start);
    }

    boolean isStart() {
        return boundary.equals(CG.Start);
    }
}
