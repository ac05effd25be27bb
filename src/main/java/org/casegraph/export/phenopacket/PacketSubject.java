package org.casegraph.export.phenopacket;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.Age;
import org.phenopackets.schema.v2.core.Individual;
import org.phenopackets.schema.v2.core.KaryotypicSex;
import org.phenopackets.schema.v2.core.Sex;
import org.phenopackets.schema.v2.core.TimeElement;
import org.phenopackets.schema.v2.core.VitalStatus;

/** The patient: sex, age when last seen, and whether alive. */
final class PacketSubject {
    private static final Map<Node, Sex> SEXES =
            Map.of(CG.Female, Sex.FEMALE, CG.Male, Sex.MALE, CG.OtherSex, Sex.OTHER_SEX);

    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketTimes times;

    PacketSubject(CaseStatements statements, PacketTerms terms, PacketTimes times) {
        this.statements = statements;
        this.terms = terms;
        this.times = times;
    }

    Individual of(Node patient) {
        Individual.Builder subject = Individual.newBuilder();
        boolean isRecord = statements.ofType(CG.DatasetRecord).isEmpty();
        statements
                .text(patient, CG.recordedId)
                .or(() -> isRecord ? Optional.of(statements.exported().id()) : Optional.empty())
                .ifPresent(subject::setId);
        statements.object(patient, CG.sex).map(SEXES::get).ifPresent(subject::setSex);
        statements.text(patient, CG.karyotypicSex).map(KaryotypicSex::valueOf).ifPresent(subject::setKaryotypicSex);
        statements.object(patient, CG.gender).map(terms::of).ifPresent(subject::setGender);
        statements.object(patient, CG.taxon).map(terms::of).ifPresent(subject::setTaxonomy);
        lastSeen(patient).ifPresent(subject::setTimeAtLastEncounter);
        statements.ofType(CG.Outcome).stream()
                .flatMap(outcome -> vitalStatus(outcome).stream())
                .findFirst()
                .ifPresent(subject::setVitalStatus);
        return subject.build();
    }

    /** The age that the case gives, with the time that it gives for it. */
    private Optional<TimeElement> lastSeen(Node patient) {
        return statements
                .object(patient, CG.ageAt)
                .flatMap(times::start)
                .filter(time -> time.hasAge() || time.hasAgeRange())
                .or(() -> statements.text(patient, CG.ageYears).map(years -> TimeElement.newBuilder()
                        .setAge(Age.newBuilder().setIso8601Duration("P" + years + "Y"))
                        .build()))
                .or(() -> statements.ofType(CG.Encounter).stream()
                        .flatMap(encounter -> times.start(encounter).stream())
                        .findFirst());
    }

    private Optional<VitalStatus> vitalStatus(Node outcome) {
        boolean isAlive = statements.isA(outcome, CG.Alive);
        boolean isDead = statements.isA(outcome, CG.Death);
        Optional<String> days = statements.text(outcome, CG.survivalDays);
        if (!isAlive && !isDead && days.isEmpty()) {
            return Optional.empty();
        }
        VitalStatus.Builder vital = VitalStatus.newBuilder();
        vital.setStatus(
                isAlive
                        ? VitalStatus.Status.ALIVE
                        : isDead ? VitalStatus.Status.DECEASED : VitalStatus.Status.UNKNOWN_STATUS);
        days.map(Integer::valueOf).ifPresent(vital::setSurvivalTimeInDays);
        statements.object(outcome, CG.causeOfDeath).map(terms::of).ifPresent(vital::setCauseOfDeath);
        if (isDead) {
            times.start(outcome).ifPresent(vital::setTimeOfDeath);
        }
        return Optional.of(vital.build());
    }
}
