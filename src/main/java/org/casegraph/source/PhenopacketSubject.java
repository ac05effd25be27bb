package org.casegraph.source;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** The patient: sex, age when last seen, and whether alive. Names and date of birth stay unread. */
final class PhenopacketSubject {
    private static final Map<String, Node> SEXES = Map.of("FEMALE", CG.Female, "MALE", CG.Male);
    private static final Map<String, Node> STATES = Map.of("ALIVE", CG.Alive, "DECEASED", CG.Death);

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
            lastEncounter(given, patient);
            given.message("vitalStatus").ifPresent(this::vitalStatus);
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

    private void vitalStatus(MessageFields vital) {
        vital.peek("status").filter(STATES::containsKey).ifPresent(status -> {
            vital.text("status");
            boolean dead = status.equals("DECEASED");
            Node outcome = triples.statementAbout(
                    triples.patient(), "vital-status", dead ? "death" : "alive", STATES.get(status), CG.Outcome);
            if (dead) {
                terms.state(outcome, CG.causeOfDeath, vital, "causeOfDeath");
                times.start(outcome, vital, "timeOfDeath");
            }
        });
    }
}
