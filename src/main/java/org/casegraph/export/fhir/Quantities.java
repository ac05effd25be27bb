package org.casegraph.export.fhir;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** The number of a measurement as a quantity, a quantity with a comparator, or a range, and the range it is held against. */
final class Quantities {
    private final Graph stated;

    Quantities(Graph stated) {
        this.stated = stated;
    }

    void state(Node node, JsonObject observation) {
        Optional<BigDecimal> exact = number(node, CG.value);
        Optional<BigDecimal> lower = number(node, CG.lower);
        Optional<BigDecimal> upper = number(node, CG.upper);
        if (exact.isPresent()) {
            observation.add("valueQuantity", quantity(node, exact.get()));
        } else if (lower.isPresent() && upper.isEmpty()) {
            observation.add("valueQuantity", bound(node, lower.get(), holds(node, CG.lowerInclusive) ? ">=" : ">"));
        } else if (upper.isPresent() && lower.isEmpty()) {
            observation.add("valueQuantity", bound(node, upper.get(), holds(node, CG.upperInclusive) ? "<=" : "<"));
        } else if (lower.isPresent() && holds(node, CG.lowerInclusive) && holds(node, CG.upperInclusive)) {
            JsonObject range = new JsonObject();
            range.add("low", quantity(node, lower.get()));
            range.add("high", quantity(node, upper.orElseThrow()));
            observation.add("valueRange", range);
        }
    }

    Optional<JsonObject> exact(Node node) {
        return number(node, CG.value).map(number -> quantity(node, number));
    }

    void ranges(Node node, JsonObject observation) {
        JsonObject range = new JsonObject();
        number(node, CG.referenceLow).ifPresent(low -> range.add("low", quantity(node, low)));
        number(node, CG.referenceHigh).ifPresent(high -> range.add("high", quantity(node, high)));
        if (range.size() > 0) {
            JsonArray ranges = new JsonArray();
            ranges.add(range);
            observation.add("referenceRange", ranges);
        }
    }

    JsonObject years(String number) {
        JsonObject quantity = new JsonObject();
        quantity.addProperty("value", new BigDecimal(number));
        quantity.addProperty("unit", "years");
        quantity.addProperty("system", "http://unitsofmeasure.org");
        quantity.addProperty("code", "a");
        return quantity;
    }

    private JsonObject bound(Node node, BigDecimal number, String comparator) {
        JsonObject quantity = quantity(node, number);
        quantity.addProperty("comparator", comparator);
        return quantity;
    }

    private JsonObject quantity(Node node, BigDecimal number) {
        JsonObject quantity = new JsonObject();
        quantity.addProperty("value", number);
        Values.text(stated, node, CG.unit).ifPresent(unit -> quantity.addProperty("unit", unit));
        Values.text(stated, node, CG.ucum).ifPresent(code -> {
            quantity.addProperty("system", "http://unitsofmeasure.org");
            quantity.addProperty("code", code);
        });
        return quantity;
    }

    private Optional<BigDecimal> number(Node node, Node property) {
        return Values.object(stated, node, property)
                .filter(Node::isLiteral)
                .filter(literal -> literal.getLiteralValue() instanceof Number)
                .map(number -> new BigDecimal(number.getLiteralLexicalForm()));
    }

    private boolean holds(Node node, Node property) {
        return Values.object(stated, node, property)
                .filter(Node::isLiteral)
                .map(flag -> flag.getLiteralLexicalForm().equals("true"))
                .orElse(false);
    }
}
