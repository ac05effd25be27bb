package org.casegraph.export.fhir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** How much of a drug was given, how often and by which route, as FHIR's dosages. Each has the name of its node as id. */
final class Dosages {
    private static final Pattern PERIOD = Pattern.compile("P(T)?(\\d+)([YMDHS])");

    /** Letters of a duration by FHIR's units of time. */
    private static final Map<String, String> LETTERS =
            Map.of("a", "P%sY", "mo", "P%sM", "d", "P%sD", "h", "PT%sH", "min", "PT%sM", "s", "PT%sS");

    private final Graph stated;
    private final Codings codings;

    Dosages(Graph stated, Codings codings) {
        this.stated = stated;
        this.codings = codings;
    }

    /** Those of a treatment by a drug. */
    JsonArray of(Node treatment) {
        JsonArray dosages = new JsonArray();
        List<Node> doses = Values.subjects(stated, CG.partOf, treatment).stream()
                .filter(part -> stated.contains(part, RDF.type.asNode(), CG.DoseInterval))
                .sorted(Values.BY_TEXT)
                .toList();
        for (Node dose : doses) {
            JsonObject dosage = common(treatment);
            route(dose).ifPresent(route -> dosage.add("route", route));
            dosage.addProperty("id", CaseIris.fragment(dose));
            Values.text(stated, dose, RDFS.label.asNode()).ifPresent(label -> dosage.addProperty("text", label));
            new Quantities(stated).exact(dose).ifPresent(quantity -> {
                JsonObject amount = new JsonObject();
                amount.add("doseQuantity", quantity);
                dosage.add("doseAndRate", ResourceFields.list(amount));
            });
            dosages.add(dosage);
        }
        if (dosages.isEmpty() && common(treatment).size() > 0) {
            dosages.add(common(treatment));
        }
        return dosages;
    }

    private JsonObject common(Node treatment) {
        JsonObject dosage = new JsonObject();
        Values.object(stated, treatment, CG.every)
                .filter(Node::isLiteral)
                .flatMap(every -> repeat(every.getLiteralLexicalForm()))
                .ifPresent(repeat -> {
                    JsonObject timing = new JsonObject();
                    timing.add("repeat", repeat);
                    dosage.add("timing", timing);
                });
        route(treatment).ifPresent(route -> dosage.add("route", route));
        return dosage;
    }

    private Optional<JsonObject> route(Node given) {
        return Values.object(stated, given, CG.route).filter(Node::isURI).map(route -> codings.concept(List.of(route)));
    }

    private static Optional<JsonObject> repeat(String every) {
        Matcher matcher = PERIOD.matcher(every);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String pattern = every.replaceAll("\\d+", "%s");
        return LETTERS.entrySet().stream()
                .filter(unit -> unit.getValue().equals(pattern))
                .findFirst()
                .map(unit -> {
                    JsonObject repeat = new JsonObject();
                    repeat.addProperty("frequency", 1);
                    repeat.addProperty("period", Integer.valueOf(matcher.group(2)));
                    repeat.addProperty("periodUnit", unit.getKey());
                    return repeat;
                });
    }

    /** The interval between doses, as an xsd:duration. */
    static Optional<String> every(JsonObject dosage) {
        if (!dosage.has("timing")) {
            return Optional.empty();
        }
        JsonObject repeat = dosage.getAsJsonObject("timing").getAsJsonObject("repeat");
        return Optional.ofNullable(LETTERS.get(repeat.get("periodUnit").getAsString()))
                .map(pattern -> pattern.replace("%s", repeat.get("period").getAsString()));
    }

    static Optional<JsonObject> quantity(JsonObject dosage) {
        for (JsonElement amount : Codings.array(dosage, "doseAndRate")) {
            return Optional.of(amount.getAsJsonObject().getAsJsonObject("doseQuantity"));
        }
        return Optional.empty();
    }
}
