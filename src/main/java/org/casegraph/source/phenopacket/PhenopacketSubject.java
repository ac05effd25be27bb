package org.casegraph.source.phenopacket;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** The patient: sex, age when last seen, and whether alive. Names and date of birth stay unread. */
final class PhenopacketSubject {
    static final Map<String, Node> SEXES = Map.of("FEMALE", CG.Female, "MALE", CG.Male, "OTHER_SEX", CG.OtherSex);

    private static final int YOUNGEST_MOTHER = 10;

    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;

    PhenopacketSubject(CaseTriples triples, PhenopacketTerms terms, PhenopacketTimes times) {
        this.triples = triples;
        this.terms = terms;
        this.times = times;
    }

    void describe(Optional<MessageFields> subject) {
        Node patient = triples.statement("patient", "the patient", CG.Patient);
        subject.ifPresent(given -> {
            given.text("id").ifPresent(id -> triples.text(patient, CG.recordedId, id));
            given.peek("sex").map(SEXES::get).ifPresent(sex -> {
                triples.add(patient, CG.sex, sex);
                given.text("sex");
            });
            given.text("karyotypicSex").ifPresent(text -> triples.text(patient, CG.karyotypicSex, text));
            terms.state(patient, CG.gender, given, "gender");
            terms.state(patient, CG.taxon, given, "taxonomy");
            lastEncounter(given, patient);
            given.message("vitalStatus").filter(vital -> !vital.isEmpty()).ifPresent(this::vitalStatus);
        });
    }

    private void lastEncounter(MessageFields subject, Node patient) {
        if (subject.has("timeAtLastEncounter")
                || subject.has("ageAtCollection")
                || subject.has("ageRangeAtCollection")) {
            Node encounter = triples.statementAbout(patient, "last-encounter", "last encounter", CG.Encounter);
            years(subject).ifPresent(years -> {
                triples.typed(patient, CG.ageYears, years.toString(), XSDDatatype.XSDinteger);
                triples.add(patient, CG.ageAt, encounter);
            });
            times.start(encounter, subject, "timeAtLastEncounter");
            times.startOfVersion1(encounter, subject, "ageAtCollection", "ageRangeAtCollection", "");
        }
    }

    private static Optional<Integer> years(MessageFields subject) {
        return subject.message("timeAtLastEncounter")
                .flatMap(time -> time.message("age"))
                .or(() -> subject.message("ageAtCollection"))
                .flatMap(PhenopacketTimes::years);
    }

    /** Who has a time or cause of death is dead, unless the record says alive, which leaves those unread. */
    private void vitalStatus(MessageFields vital) {
        boolean alive = vital.peek("status").equals(Optional.of("ALIVE"));
        boolean dead = !alive && (vital.has("status") || vital.has("timeOfDeath") || vital.has("causeOfDeath"));
        vital.text("status");
        Node outcome = triples.statementAbout(
                triples.patient(),
                "vital-status",
                dead ? "death" : alive ? "alive" : "survival after the diagnosis",
                CG.Outcome);
        if (alive) {
            triples.type(outcome, CG.Alive);
        }
        if (dead) {
            triples.type(outcome, CG.Death);
            terms.state(outcome, CG.causeOfDeath, vital, "causeOfDeath");
            times.start(outcome, vital, "timeOfDeath");
        }
        vital.text("survivalTimeInDays").ifPresent(days -> triples.integer(outcome, CG.survivalDays, days));
    }

    /**
     * Whether a gestational age in this phenopacket may be that of a pregnancy of its subject. The schema means it for data
     * from before the subject's birth, but nothing in a record tells the two apart; so the order that a gestational age
     * comes before birth is not certain for anyone who is not male and of whom any age of ten years or more is told.
     */
    static boolean mayBePregnant(MessageFields packet) {
        boolean male = packet.peekMessage("subject")
                .flatMap(subject -> subject.peek("sex"))
                .equals(Optional.of("MALE"));
        return !male
                && packet.everywhere("iso8601duration").stream()
                        .flatMap(age -> PhenopacketAge.parse(age).stream())
                        .flatMap(age -> age.years().stream())
                        .anyMatch(years -> years >= YOUNGEST_MOTHER);
    }
}
