package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.vocabulary.CG;

/**
 * What one graph says of a node beside its label, types, case and passages: a line for each property.
 *
 * @param shownElsewhere further properties to leave out
 */
public record NodeDetails(Graph graph, NodeLinks links, Node node, Set<Node> shownElsewhere) {
    private static final int MOST_SHOWN = 12;
    private static final Set<Node> SAID_ELSEWHERE =
            Set.of(RDF.type.asNode(), RDFS.label.asNode(), CG.inCase, CG.statedIn, CG.alsoStatedIn);

    public Html html() {
        Map<Node, List<Node>> values = new HashMap<>();
        for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
            if (!SAID_ELSEWHERE.contains(triple.getPredicate())
                    // The order in time has a table of its own.
                    && !CaseOrder.isOrder(triple.getPredicate())
                    && !shownElsewhere.contains(triple.getPredicate())
                    && !isOfPatient(triple)
                    && !repeats(triple)) {
                values.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
                        .add(triple.getObject());
            }
        }
        return Html.all(links.sorted(List.copyOf(values.keySet())).stream()
                .map(property -> Html.element("div")
                        .of(
                                Html.element("span").with("class", "quiet").of(links.label(property) + ": "),
                                shown(links.sorted(values.getOrDefault(property, List.of())))))
                .toList());
    }

    /** A case is of one patient, so only what is about something else needs saying. */
    private boolean isOfPatient(Triple triple) {
        return triple.predicateMatches(CG.about)
                && links.graph().contains(triple.getObject(), RDF.type.asNode(), CG.Patient);
    }

    /** The term of another vocabulary beside ours under which the same is found. */
    private boolean repeats(Triple triple) {
        return triple.getObject().isURI()
                && !CG.isTerm(triple.getObject())
                && links.graph().stream(triple.getSubject(), triple.getPredicate(), Node.ANY)
                        .anyMatch(
                                other -> OntologyTerms.isMatched(links.graph(), other.getObject(), triple.getObject()));
    }

    private Html shown(List<Node> all) {
        Html first = links.all(all.stream().limit(MOST_SHOWN).toList());
        return all.size() > MOST_SHOWN
                ? Html.all(first, Html.text(" and " + (all.size() - MOST_SHOWN) + " more"))
                : first;
    }
}
