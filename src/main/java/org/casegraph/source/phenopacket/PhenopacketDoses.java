package org.casegraph.source.phenopacket;

import com.google.protobuf.util.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.jena.graph.Node;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;

/** How much of a drug or of radiation was given, how, and when. */
final class PhenopacketDoses {
    private static final String GRAY = "Gy";

    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;

    PhenopacketDoses(CaseTriples triples, PhenopacketTerms terms, PhenopacketTimes times) {
        this.triples = triples;
        this.terms = terms;
        this.times = times;
    }

    void ofDrug(MessageFields drug, Node treatment) {
        terms.state(treatment, CG.route, drug, "routeOfAdministration");
        triples.text(treatment, CG.drugType, drug, "drugType");
        drug.message("cumulativeDose")
                .filter(PhenopacketQuantity::hasNumberAndUnit)
                .ifPresent(dose -> {
                    Node sum = cumulative(treatment, words(dose));
                    new PhenopacketQuantity(triples).state(sum, dose);
                });
        intervals(drug.messages("doseIntervals"), treatment);
    }

    /** The schema counts radiation in gray. */
    void ofRadiation(MessageFields radiation, Node treatment) {
        radiation.text("dosage").ifPresent(dosage -> {
            Node sum = cumulative(treatment, dosage + " " + GRAY);
            triples.exactly(sum, Double.parseDouble(dosage));
            triples.text(sum, CG.unit, GRAY);
            triples.text(sum, CG.ucum, GRAY);
        });
        radiation.text("fractions").ifPresent(number -> triples.integer(treatment, CG.fractions, number));
    }

    private Node cumulative(Node treatment, String words) {
        Node sum = triples.statementAbout(
                triples.patient(),
                CaseIris.fragment(treatment) + "-cumulative-dose",
                "cumulative dose " + words,
                CG.CumulativeDose);
        triples.add(treatment, CG.hasCumulativeDose, sum);
        return sum;
    }

    /**
     * The treatment lasts from the first start of a dose to the last end, unless one of them is not given. The dose of that
     * start begins with the treatment, whose date it is.
     */
    private void intervals(List<MessageFields> doses, Node treatment) {
        Optional<MessageFields> first = stamp(doses, "start", (one, other) -> isAfter(one, other) ? other : one);
        Optional<MessageFields> last = stamp(doses, "end", (one, other) -> isAfter(other, one) ? other : one);
        first.ifPresent(start -> times.date(treatment, CG.Start, start));
        last.ifPresent(end -> times.date(treatment, CG.End, end));
        boolean begun = false;
        for (int i = 0; i < doses.size(); i++) {
            MessageFields dose = doses.get(i);
            Optional<MessageFields> start = bound(dose, "start");
            boolean begins = !begun
                    && start.isPresent()
                    && first.filter(start.get()::saysTheSameAs).isPresent();
            begun |= begins;
            Node node = dose(dose, treatment, CaseIris.fragment(treatment) + "-dose-" + (i + 1));
            if (begins) {
                triples.add(node, CG.startsWith, treatment);
            } else {
                start.ifPresent(stamp -> times.date(node, CG.Start, stamp));
            }
            bound(dose, "end").ifPresent(stamp -> times.date(node, CG.End, stamp));
        }
    }

    private Node dose(MessageFields dose, Node treatment, String name) {
        String amount = dose.message("quantity").map(PhenopacketDoses::words).orElse("dose");
        String frequency = dose.message("scheduleFrequency")
                .map(term -> " " + PhenopacketTerms.label(term))
                .orElse("");
        Node node = triples.statementAbout(triples.patient(), name, amount + frequency, CG.DoseInterval);
        triples.add(node, CG.partOf, treatment);
        dose.message("quantity").ifPresent(quantity -> new PhenopacketQuantity(triples).state(node, quantity));
        terms.state(node, CG.scheduleFrequency, dose, "scheduleFrequency");
        return node;
    }

    private static Optional<MessageFields> stamp(
            List<MessageFields> doses, String name, BinaryOperator<MessageFields> choice) {
        List<MessageFields> stamps =
                doses.stream().flatMap(dose -> bound(dose, name).stream()).toList();
        return stamps.size() == doses.size() ? stamps.stream().reduce(choice) : Optional.empty();
    }

    /** The first and the last second that a timestamp can say are those of who had to give one and knows none. */
    private static Optional<MessageFields> bound(MessageFields dose, String name) {
        return dose.message("interval").flatMap(interval -> interval.peekMessage(name)
                .filter(stamp -> isKnown(stamp.moment()))
                .flatMap(stamp -> interval.message(name)));
    }

    private static boolean isKnown(Instant moment) {
        return moment.getEpochSecond() > Timestamps.MIN_VALUE.getSeconds()
                && moment.getEpochSecond() < Timestamps.MAX_VALUE.getSeconds();
    }

    private static boolean isAfter(MessageFields one, MessageFields other) {
        Instant moment = one.moment();
        return moment.isAfter(other.moment());
    }

    private static String words(MessageFields quantity) {
        String number = quantity.peek("value").orElse("0").replaceAll("\\.0$", "");
        return number
                + quantity.message("unit")
                        .map(unit -> " " + PhenopacketTerms.label(unit))
                        .orElse("");
    }
}
