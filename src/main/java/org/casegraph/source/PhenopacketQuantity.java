package org.casegraph.source;

import java.util.Optional;
import org.apache.jena.graph.Node;
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
        Optional<MessageFields> unit =
                quantity.message("unit").filter(given -> !name(given).isEmpty());
        if (unit.isEmpty() || !Double.isFinite(peekedNumber(quantity, "value"))) {
            return;
        }
        double value = quantity.number("value");
        triples.number(node, CG.value, value);
        triples.number(node, CG.lower, value);
        triples.number(node, CG.upper, value);
        triples.flag(node, CG.lowerInclusive, true);
        triples.flag(node, CG.upperInclusive, true);
        unit.ifPresent(given -> unit(node, given));
        if (quantity.has("referenceRange")) {
            quantity.message("referenceRange").ifPresent(range -> range(node, range, unit.get()));
        }
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

    /** A range in another unit than the value cannot be compared with it and stays unread. */
    private void range(Node node, MessageFields range, MessageFields unit) {
        Optional<MessageFields> own = range.message("unit");
        boolean same = own.isEmpty() || own.get().peek("id").equals(unit.peek("id"));
        double low = peekedNumber(range, "low");
        double high = peekedNumber(range, "high");
        if (!same || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            return;
        }
        own.ifPresent(given -> {
            given.text("id");
            given.text("label");
        });
        triples.number(node, CG.referenceLow, range.number("low"));
        triples.number(node, CG.referenceHigh, range.number("high"));
    }

    private static double peekedNumber(MessageFields fields, String name) {
        return fields.peek(name).map(Double::parseDouble).orElse(0.0);
    }

    private static String name(MessageFields unit) {
        return PhenopacketTerms.label(unit);
    }
}
