package org.casegraph.export.phenopacket;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.Family;
import org.phenopackets.schema.v2.FamilyOrBuilder;
import org.phenopackets.schema.v2.Phenopacket;
import org.phenopackets.schema.v2.core.Pedigree;
import org.phenopackets.schema.v2.core.Pedigree.Person;
import org.phenopackets.schema.v2.core.Sex;

/**
 * What the case of a proband knows of its family: what the record calls it, and the persons of its pedigree.
 */
final class PacketFamily {
    /** What PED files, and so the schema, write for a parent of whom nothing is known. */
    private static final String NOBODY = "0";

    private static final Map<Node, Sex> SEXES =
            Map.of(CG.Female, Sex.FEMALE, CG.Male, Sex.MALE, CG.OtherSex, Sex.OTHER_SEX);

    private final CaseStatements statements;

    PacketFamily(CaseStatements statements) {
        this.statements = statements;
    }

    void describe(Family.Builder family) {
        statements.ofType(CG.Family).stream().findFirst().ifPresent(node -> {
            Optional<String> id = statements.text(node, DCTerms.identifier.asNode());
            id.ifPresent(family::setId);
            family.setConsanguinousParents(
                    statements.text(node, CG.consanguineousParents).equals(Optional.of("true")));
            Pedigree.Builder pedigree = Pedigree.newBuilder();
            statements.with(CG.personOf, node).forEach(person -> pedigree.addPersons(person(person, family.getId())));
            if (pedigree.getPersonsCount() > 0) {
                family.setPedigree(pedigree);
            }
        });
    }

    /** The schema wants a pedigree: where nothing tells who is whose child, the members without parents. */
    static Pedigree ofMembers(FamilyOrBuilder family) {
        Pedigree.Builder pedigree = Pedigree.newBuilder();
        Stream.concat(Stream.of(family.getProband()), family.getRelativesList().stream())
                .map(Phenopacket::getSubject)
                .forEach(member -> pedigree.addPersons(Person.newBuilder()
                        .setFamilyId(family.getId())
                        .setIndividualId(member.getId())
                        .setPaternalId(NOBODY)
                        .setMaternalId(NOBODY)
                        .setSex(member.getSex())));
        return pedigree.build();
    }

    private Person person(Node node, String family) {
        Person.Builder person = Person.newBuilder()
                .setFamilyId(statements.text(node, CG.familyId).orElse(family))
                .setIndividualId(id(node))
                .setPaternalId(parent(node, CG.father, CG.fatherId))
                .setMaternalId(parent(node, CG.mother, CG.motherId));
        statements.object(node, CG.sex).map(SEXES::get).ifPresent(person::setSex);
        statements
                .text(node, CG.affectedStatus)
                .map(Person.AffectedStatus::valueOf)
                .ifPresent(person::setAffectedStatus);
        return person.build();
    }

    private String parent(Node person, Node property, Node idProperty) {
        return statements
                .object(person, property)
                .map(this::id)
                .or(() -> statements.text(person, idProperty))
                .orElse(NOBODY);
    }

    private String id(Node person) {
        return statements.text(person, CG.recordedId).orElseGet(() -> CaseIris.fragment(person));
    }
}
