package org.casegraph.chronicle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * A case as a graph: its events, and what it states of its own nodes among each other and of genes. Passages, the bonds
 * that all have to case, patient, record and vocabularies, and constraints in time are left out; the timeline has those.
 *
 * @param links in the order of their labels
 */
public record CaseNetwork(List<Member> members, List<Link> links) {
    /** @param lane of an event; empty for anything else */
    public record Member(Node node, String label, Optional<Lane> lane) {}

    /** @param property in words */
    public record Link(Member from, String property, Member to) {}

    private static final Set<Node> LEFT_OUT = Set.of(
            CG.inCase,
            CG.about,
            CG.statedIn,
            CG.alsoStatedIn,
            CG.fromReport,
            CG.earlier,
            CG.later,
            CG.occurrence,
            CG.citedIn,
            CG.fromRecord,
            CG.usesVocabulary);

    public CaseNetwork {
        members = List.copyOf(members);
        links = List.copyOf(links);
    }

    public static CaseNetwork of(Store store, Node caseIri) {
        CaseReader reader = new CaseReader(store, caseIri);
        Map<String, Member> members = new TreeMap<>();
        Map<Node, Lane> lanes = new HashMap<>();
        reader.events().forEach(event -> {
            lanes.put(event.node(), event.lane());
            member(event.node(), reader, lanes, members);
        });
        List<Link> links = new ArrayList<>();
        for (Triple triple : reader.stated().find().toList()) {
            if (CaseIris.isNodeOf(caseIri, triple.getSubject())
                    && (CaseIris.isNodeOf(caseIri, triple.getObject()) || isGene(triple))
                    && !LEFT_OUT.contains(triple.getPredicate())) {
                links.add(new Link(
                        member(triple.getSubject(), reader, lanes, members),
                        reader.label(triple.getPredicate()),
                        member(triple.getObject(), reader, lanes, members)));
            }
        }
        links.sort(Comparator.comparing((Link link) -> link.from().label())
                .thenComparing(Link::property)
                .thenComparing(link -> link.to().label())
                .thenComparing(link -> link.from().node(), Values.BY_TEXT)
                .thenComparing(link -> link.to().node(), Values.BY_TEXT));
        return new CaseNetwork(List.copyOf(members.values()), links);
    }

    private static boolean isGene(Triple triple) {
        return triple.predicateMatches(CG.gene) && triple.getObject().isURI();
    }

    private static Member member(Node node, CaseReader reader, Map<Node, Lane> lanes, Map<String, Member> members) {
        return members.computeIfAbsent(
                node.getURI(), iri -> new Member(node, reader.label(node), Optional.ofNullable(lanes.get(node))));
    }
}
