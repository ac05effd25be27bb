package org.casegraph.openapi;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Quote;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;

/**
 * What the examples name, so that whoever asks them is answered.
 *
 * @param id of a case that is served
 * @param first one of its events
 * @param second another one, or the same where there is no other
 * @param node the IRI of the first
 * @param passage the IRI of one that states something in the case
 */
record ExampleCase(String id, String first, String second, String node, String passage) {
    /** Of a document that shows no example. */
    static final ExampleCase NONE = new ExampleCase("", "", "", "", "");

    /** What stands in the description of the paths for each. */
    Map<String, String> names() {
        return Map.of("${case}", id, "${first}", first, "${second}", second, "${node}", node, "${passage}", passage);
    }

    /** Of the first case; of its own address where it tells nothing. */
    static ExampleCase of(Store store) {
        if (store.cases().isEmpty()) {
            return NONE;
        }
        Node caseIri = store.cases().get(0);
        String id = CaseIris.id(caseIri);
        List<CaseEvent> events = CaseTimeline.of(store, caseIri).events();
        String passage = events.stream()
                .flatMap(event -> event.quote().stream())
                .map(Quote::iri)
                .findFirst()
                .orElse(caseIri.getURI());
        if (events.isEmpty()) {
            return new ExampleCase(id, id, id, caseIri.getURI(), passage);
        }
        CaseEvent first = events.get(0);
        return new ExampleCase(
                id, first.id(), events.get(events.size() - 1).id(), first.node().getURI(), passage);
    }
}
