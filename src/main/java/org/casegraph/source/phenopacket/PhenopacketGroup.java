package org.casegraph.source.phenopacket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.vocabulary.CG;

/**
 * A family or cohort, with its pedigree: a node of its first case, to which the others point. Someone in a pedigree has the
 * id that the record gives, and no other.
 */
final class PhenopacketGroup {
    /** What PED files, and so the schema, write for a parent of whom nothing is known. */
    private static final String NOBODY = "0";

    private final MessageFields group;
    private final List<MessageFields> members;
    private final List<ImportedCase> cases;
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final Node node;

    /**
     * @param members the phenopackets, in the order of their cases
     * @param cases at least one
     */
    PhenopacketGroup(
            String file,
            MessageFields group,
            List<MessageFields> members,
            List<ImportedCase> cases,
            Consumer<Problem> problems) {
        this.group = group;
        this.members = members;
        this.cases = cases;
        this.triples = new CaseTriples(cases.get(0).id(), cases.get(0).source().graph());
        this.terms = new PhenopacketTerms(file, triples, problems);
        this.node = triples.fragment(isFamily() ? "family" : "cohort");
    }

    /** Adds to the graphs of the cases. */
    void describe() {
        String kind = isFamily() ? "family" : "cohort";
        triples.type(node, isFamily() ? CG.Family : CG.Cohort);
        triples.label(node, group.peek("id").map(id -> kind + " " + id).orElse(kind));
        triples.add(node, CG.inCase, triples.document());
        triples.text(node, DCTerms.identifier.asNode(), group, "id");
        triples.text(node, RDFS.comment.asNode(), group, "description");
        for (ImportedCase member : cases) {
            Node document = member.source().name();
            Graph graph = member.source().graph();
            graph.add(Triple.create(document, CG.memberOf, node));
            triples.add(node, CG.hasMember, document);
        }
        if (group.has("proband")) {
            triples.add(node, CG.proband, triples.document());
        }
        if (group.flag("consanguinousParents")) {
            triples.flag(node, CG.consanguineousParents, true);
        }
        new PhenopacketFiles(triples).describe(group, node);
        PhenopacketProvenance provenance =
                new PhenopacketProvenance(triples, terms, new PhenopacketReferences(triples, terms));
        Optional<MessageFields> metaData = group.message("metaData");
        provenance.declarePrefixes(metaData);
        metaData.ifPresent(given -> provenance.metaData(node, CaseIris.fragment(node) + "-", given));
        group.message("pedigree").ifPresent(pedigree -> pedigree(pedigree.messages("persons")));
    }

    private boolean isFamily() {
        return !group.has("members");
    }

    private void pedigree(List<MessageFields> persons) {
        Map<String, Node> byId = new HashMap<>();
        for (int i = 0; i < persons.size(); i++) {
            String id = persons.get(i).peek("individualId").orElse("");
            Node person = triples.statement("person-" + (i + 1), ("person " + id).strip(), CG.PedigreePerson);
            byId.putIfAbsent(id, person);
        }
        Map<String, Node> documents = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            Node document = cases.get(i).source().name();
            members.get(i)
                    .message("subject")
                    .flatMap(subject -> subject.peek("id"))
                    .ifPresent(id -> documents.putIfAbsent(id, document));
        }
        for (int i = 0; i < persons.size(); i++) {
            person(triples.fragment("person-" + (i + 1)), persons.get(i), byId, documents);
        }
    }

    private void person(Node person, MessageFields given, Map<String, Node> persons, Map<String, Node> documents) {
        triples.add(person, CG.personOf, node);
        given.text("individualId").ifPresent(id -> {
            triples.text(person, CG.recordedId, id);
            Optional.ofNullable(documents.get(id)).ifPresent(document -> triples.add(person, CG.toldIn, document));
        });
        given.text("familyId")
                .filter(id -> !group.peek("id").equals(Optional.of(id)))
                .ifPresent(id -> triples.text(person, CG.familyId, id));
        parent(person, given.text("paternalId"), CG.father, CG.fatherId, persons);
        parent(person, given.text("maternalId"), CG.mother, CG.motherId, persons);
        given.text("sex").map(PhenopacketSubject.SEXES::get).ifPresent(sex -> triples.add(person, CG.sex, sex));
        triples.text(person, CG.affectedStatus, given, "affectedStatus");
    }

    private void parent(Node person, Optional<String> id, Node property, Node idProperty, Map<String, Node> persons) {
        id.filter(text -> !text.equals(NOBODY)).ifPresent(text -> {
            Node parent = persons.get(text);
            if (parent == null || parent.equals(person)) {
                triples.text(person, idProperty, text);
            } else {
                triples.add(person, property, parent);
            }
        });
    }
}
