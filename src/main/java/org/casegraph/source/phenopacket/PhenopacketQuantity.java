package org.casegraph.source.phenopacket;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;

/** A quantity as an exact number with its unit and reference range. */
final class PhenopacketQuantity {
    private static final String UCUM = "UCUM:";

    private final CaseTriples triples;

    PhenopacketQuantity(CaseTriples triples) {
        this.triples = triples;
    }

    /** A number without a unit, or none that is finite, stays unread. */
    void state(Node node, MessageFields quantity) {
        if (hasNumberAndUnit(quantity)) {
            MessageFields unit = quantity.message("unit").orElseThrow();
            triples.exactly(node, quantity.number("value"));
            unit(node, unit);
            quantity.message("referenceRange").ifPresent(range -> range(node, range, unit));
        }
    }

    static boolean hasNumberAndUnit(MessageFields quantity) {
        boolean named = quantity.peekMessage("unit")
                .map(PhenopacketQuantity::name)
                .filter(text -> !text.isEmpty())
                .isPresent();
        return named && Double.isFinite(peekedNumber(quantity, "value"));
    }

    private void unit(Node node, MessageFields unit) {
        triples.text(node, CG.unit, name(unit));
        unit.text("label");
        unit.text("id").ifPresent(id -> {
            if (id.startsWith(UCUM) && id.length() > UCUM.length()) {
                triples.text(node, CG.ucum, id.substring(UCUM.length()));
            } else {
                triples.text(node, CG.unitId, id);
            }
        });
    }

    /**
     * A range in another unit than the value, or of a dose, is not compared with it and stands on a node of its own. A range
     * that is upside down stays unread.
     */
    private void range(Node node, MessageFields range, MessageFields unit) {
        Optional<MessageFields> own =
                range.message("unit").filter(given -> !name(given).isEmpty());
        boolean same = own.isEmpty() || own.get().peek("id").equals(unit.peek("id"));
        double low = peekedNumber(range, "low");
        double high = peekedNumber(range, "high");
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            return;
        }
        if (same && triples.isA(node, CG.Measurement)) {
            own.ifPresent(given -> {
                given.text("id");
                given.text("label");
            });
            triples.number(node, CG.referenceLow, range.number("low"));
            triples.number(node, CG.referenceHigh, range.number("high"));
        } else {
            Node other = triples.statement(CaseIris.fragment(node) + "-range", "reference range", CG.RecordedRange);
            triples.add(node, CG.otherRange, other);
            triples.between(other, range.number("low"), range.number("high"));
            unit(other, own.orElse(unit));
        }
    }

    private static double peekedNumber(MessageFields fields, String name) {
        return fields.peek(name).map(Double::parseDouble).orElse(0.0);
    }

    private static String name(MessageFields unit) {
        return PhenopacketTerms.label(unit);
    }
}
