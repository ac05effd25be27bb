package org.casegraph.export.fhir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** Reads what a Bundle that {@link FhirBundle} wrote says of a case, by the fields of FHIR alone. */
public final class FhirCase {
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private final Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
    private final Map<String, Node> nodes = new HashMap<>();
    private Node caseIri = Node.ANY;
    private String language = "";

    private FhirCase() {}

    /** The statements of the case, in our terms. */
    public static Graph read(byte[] bundle) {
        FhirCase read = new FhirCase();
        read.bundle(JsonParser.parseString(new String(bundle, StandardCharsets.UTF_8))
                .getAsJsonObject());
        return read.graph;
    }

    private void bundle(JsonObject bundle) {
        JsonArray entries = Codings.array(bundle, "entry");
        for (JsonElement element : entries) {
            JsonObject entry = element.getAsJsonObject();
            JsonObject resource = entry.getAsJsonObject("resource");
            identity(resource).ifPresent(node -> {
                nodes.put(entry.get("fullUrl").getAsString(), node);
                caseIri = NodeFactory.createURI(node.getURI().replaceFirst("#.*$", ""));
            });
        }
        if (caseIri.isURI()) {
            add(caseIri, RDF.type.asNode(), CG.Case);
            text(
                    caseIri,
                    DCTerms.identifier.asNode(),
                    bundle.getAsJsonObject("identifier").get("value").getAsString());
        }
        for (JsonElement element : entries) {
            JsonObject resource = element.getAsJsonObject().getAsJsonObject("resource");
            identity(resource).ifPresentOrElse(node -> resource(node, resource), () -> age(resource));
        }
    }

    private static Optional<Node> identity(JsonObject resource) {
        for (JsonElement element : Codings.array(resource, "identifier")) {
            JsonObject identifier = element.getAsJsonObject();
            if (identifier.has("system")
                    && identifier.get("system").getAsString().equals("urn:ietf:rfc:3986")) {
                return Optional.of(NodeFactory.createURI(identifier.get("value").getAsString()));
            }
        }
        return Optional.empty();
    }

    private void resource(Node node, JsonObject resource) {
        language = resource.has("language") ? resource.get("language").getAsString() : "";
        add(node, CG.inCase, caseIri);
        if (resource.has("meta")) {
            JsonObject meta = new JsonObject();
            meta.add("coding", Codings.array(resource.getAsJsonObject("meta"), "tag"));
            Codings.terms(meta).forEach(voice -> add(node, CG.voice, voice));
        }
        String type = resource.get("resourceType").getAsString();
        if (type.equals("Patient")) {
            patient(node, resource);
            return;
        }
        target(resource, "subject").ifPresent(patient -> add(node, CG.about, patient));
        for (JsonElement note : Codings.array(resource, "note")) {
            words(
                    node,
                    RDFS.comment.asNode(),
                    note.getAsJsonObject().get("text").getAsString());
        }
        switch (type) {
            case "Observation" -> observation(node, resource);
            case "Condition" -> condition(node, resource);
            case "DiagnosticReport" -> report(node, resource);
            case "Procedure" -> {
                coded(node, RDF.type.asNode(), resource, "code");
                each(resource, "bodySite", term -> add(node, CG.site, term));
                targets(resource, "partOf").forEach(whole -> add(node, CG.partOf, whole));
                date(node, resource, "performedDateTime");
            }
            case "MedicationStatement" -> {
                coded(node, CG.agent, resource, "medicationCodeableConcept");
                if (resource.has("category")) {
                    Codings.terms(resource.getAsJsonObject("category"))
                            .forEach(term -> add(node, RDF.type.asNode(), term));
                }
                date(node, resource, "effectiveDateTime");
                dosages(node, Codings.array(resource, "dosage"));
            }
            case "Specimen" -> {
                coded(node, RDF.type.asNode(), resource, "type");
                if (resource.has("collection")) {
                    Codings.terms(resource.getAsJsonObject("collection").getAsJsonObject("bodySite"))
                            .forEach(term -> add(node, CG.site, term));
                }
            }
            default -> {
                for (JsonElement kind : Codings.array(resource, "type")) {
                    label(node, kind.getAsJsonObject());
                    Codings.terms(kind.getAsJsonObject()).forEach(term -> add(node, RDF.type.asNode(), term));
                }
                if (resource.has("period")) {
                    date(node, resource.getAsJsonObject("period"), "start");
                }
            }
        }
    }

    private void patient(Node node, JsonObject patient) {
        add(node, RDF.type.asNode(), CG.Patient);
        if (patient.has("gender")) {
            String gender = patient.get("gender").getAsString();
            add(node, CG.sex, gender.equals("female") ? CG.Female : gender.equals("male") ? CG.Male : CG.OtherSex);
        }
        for (JsonElement identifier : Codings.array(patient, "identifier")) {
            if (!identifier.getAsJsonObject().has("system")) {
                text(
                        node,
                        CG.recordedId,
                        identifier.getAsJsonObject().get("value").getAsString());
            }
        }
    }

    /** The age is an observation that no node of the case has. */
    private void age(JsonObject observation) {
        target(observation, "subject").ifPresent(patient -> {
            typed(
                    patient,
                    CG.ageYears,
                    observation.getAsJsonObject("valueQuantity").get("value").getAsString(),
                    XSDDatatype.XSDinteger);
            target(observation, "encounter").ifPresent(moment -> add(patient, CG.ageAt, moment));
        });
    }

    private void observation(Node node, JsonObject observation) {
        each(observation, "category", term -> add(node, RDF.type.asNode(), term));
        JsonObject code = observation.getAsJsonObject("code");
        label(node, code);
        boolean judged = observation.has("valueBoolean");
        boolean present = judged && observation.get("valueBoolean").getAsBoolean();
        Node property = judged ? present ? RDF.type.asNode() : CG.absenceOf : CG.measures;
        Codings.terms(code).forEach(term -> add(node, property, term));
        quantity(node, observation);
        each(observation, "interpretation", term -> add(node, CG.interpretation, term));
        coded(node, CG.site, observation, "bodySite");
        coded(node, CG.basis, observation, "method");
        target(observation, "encounter").ifPresent(visit -> add(node, CG.observedIn, visit));
        target(observation, "specimen").ifPresent(specimen -> {
            graph.remove(node, CG.about, Node.ANY);
            add(node, CG.about, specimen);
        });
        targets(observation, "hasMember").forEach(part -> add(part, CG.partOf, node));
        targets(observation, "derivedFrom").forEach(ground -> add(node, CG.basedOn, ground));
        date(node, observation, "effectiveDateTime");
        for (JsonElement element : Codings.array(observation, "component")) {
            JsonObject component = element.getAsJsonObject();
            List<Node> terms = Codings.terms(component.getAsJsonObject("code"));
            if (component.has("valueCodeableConcept")) {
                Codings.terms(component.getAsJsonObject("valueCodeableConcept"))
                        .forEach(value -> terms.forEach(term -> add(node, term, value)));
            } else {
                boolean there = component.get("valueBoolean").getAsBoolean();
                terms.forEach(term -> add(node, there ? RDF.type.asNode() : CG.absenceOf, term));
            }
        }
    }

    private void quantity(Node node, JsonObject observation) {
        if (observation.has("valueQuantity")) {
            amount(node, observation.getAsJsonObject("valueQuantity"));
        }
        if (observation.has("valueRange")) {
            JsonObject range = observation.getAsJsonObject("valueRange");
            unit(node, range.getAsJsonObject("low"));
            bound(node, CG.lower, CG.lowerInclusive, range.getAsJsonObject("low"), true);
            bound(node, CG.upper, CG.upperInclusive, range.getAsJsonObject("high"), true);
        }
        for (JsonElement element : Codings.array(observation, "referenceRange")) {
            JsonObject range = element.getAsJsonObject();
            if (range.has("low")) {
                number(node, CG.referenceLow, range.getAsJsonObject("low"));
            }
            if (range.has("high")) {
                number(node, CG.referenceHigh, range.getAsJsonObject("high"));
            }
        }
    }

    private void amount(Node node, JsonObject quantity) {
        unit(node, quantity);
        String comparator =
                quantity.has("comparator") ? quantity.get("comparator").getAsString() : "";
        if (comparator.isEmpty()) {
            number(node, CG.value, quantity);
        }
        if (!comparator.startsWith("<")) {
            bound(node, CG.lower, CG.lowerInclusive, quantity, !comparator.equals(">"));
        }
        if (!comparator.startsWith(">")) {
            bound(node, CG.upper, CG.upperInclusive, quantity, !comparator.equals("<"));
        }
    }

    /** Who speaks of a drug speaks of its doses, which are given by its route; the only one holds from its start. */
    private void dosages(Node drug, JsonArray dosages) {
        for (JsonElement element : dosages) {
            JsonObject dosage = element.getAsJsonObject();
            Dosages.every(dosage).ifPresent(every -> typed(drug, CG.every, every, XSDDatatype.XSDduration));
            if (dosage.has("route")) {
                Codings.terms(dosage.getAsJsonObject("route")).forEach(route -> add(drug, CG.route, route));
            }
            if (dosage.has("id")) {
                Node dose = NodeFactory.createURI(
                        caseIri.getURI() + "#" + dosage.get("id").getAsString());
                add(dose, RDF.type.asNode(), CG.DoseInterval);
                add(dose, CG.inCase, caseIri);
                add(dose, CG.partOf, drug);
                for (Node property : List.of(CG.about, CG.voice, CG.route)) {
                    Values.objects(graph, drug, property).forEach(value -> add(dose, property, value));
                }
                if (dosages.size() == 1) {
                    add(dose, CG.startsWith, drug);
                }
                if (dosage.has("text")) {
                    words(dose, RDFS.label.asNode(), dosage.get("text").getAsString());
                }
                Dosages.quantity(dosage).ifPresent(quantity -> amount(dose, quantity));
            }
        }
    }

    private void bound(Node node, Node property, Node inclusive, JsonObject quantity, boolean included) {
        number(node, property, quantity);
        typed(node, inclusive, Boolean.toString(included), XSDDatatype.XSDboolean);
    }

    private void number(Node node, Node property, JsonObject quantity) {
        BigDecimal number = quantity.get("value").getAsBigDecimal();
        typed(node, property, number.toPlainString(), XSDDatatype.XSDdecimal);
    }

    private void unit(Node node, JsonObject quantity) {
        if (quantity.has("unit")) {
            text(node, CG.unit, quantity.get("unit").getAsString());
        }
        if (quantity.has("code")) {
            text(node, CG.ucum, quantity.get("code").getAsString());
        }
    }

    /** What is suspected is a finding as well where its category says so. */
    private void condition(Node node, JsonObject condition) {
        each(condition, "category", term -> add(node, RDF.type.asNode(), term));
        boolean isSuspected = false;
        for (JsonElement coding : Codings.array(condition.getAsJsonObject("verificationStatus"), "coding")) {
            isSuspected |= coding.getAsJsonObject().get("code").getAsString().equals(FhirBundle.UNCONFIRMED);
        }
        coded(node, CG.concludes, condition, "code");
        if (isSuspected && graph.contains(node, RDF.type.asNode(), CG.SuspectedFinding)) {
            coded(node, CG.suspects, condition, "code");
        }
        each(condition, "bodySite", term -> add(node, CG.site, term));
        for (JsonElement evidence : Codings.array(condition, "evidence")) {
            targets(evidence.getAsJsonObject(), "detail").forEach(ground -> add(node, CG.basedOn, ground));
        }
        date(node, condition, "recordedDate");
    }

    private void report(Node node, JsonObject report) {
        coded(node, RDF.type.asNode(), report, "code");
        List<Node> specimens = targets(report, "specimen");
        if (!specimens.isEmpty()) {
            graph.remove(node, CG.about, Node.ANY);
            specimens.forEach(specimen -> add(node, CG.about, specimen));
        }
        targets(report, "result").forEach(result -> add(result, CG.observedIn, node));
        if (report.has("conclusion")) {
            words(node, RDFS.comment.asNode(), report.get("conclusion").getAsString());
        }
        date(node, report, "effectiveDateTime");
    }

    private void coded(Node node, Node property, JsonObject resource, String name) {
        if (resource.has(name)) {
            JsonObject concept = resource.getAsJsonObject(name);
            label(node, concept);
            Codings.terms(concept).forEach(term -> add(node, property, term));
        }
    }

    private void label(Node node, JsonObject concept) {
        if (concept.has("text")) {
            words(node, RDFS.label.asNode(), concept.get("text").getAsString());
        }
    }

    private static void each(JsonObject resource, String name, Consumer<Node> use) {
        for (JsonElement concept : Codings.array(resource, name)) {
            Codings.terms(concept.getAsJsonObject()).forEach(use);
        }
    }

    private Optional<Node> target(JsonObject resource, String name) {
        return resource.has(name)
                ? Optional.ofNullable(nodes.get(
                        resource.getAsJsonObject(name).get("reference").getAsString()))
                : Optional.empty();
    }

    private List<Node> targets(JsonObject resource, String name) {
        return StreamSupport.stream(Codings.array(resource, name).spliterator(), false)
                .map(reference -> reference.getAsJsonObject().get("reference").getAsString())
                .flatMap(address -> Optional.ofNullable(nodes.get(address)).stream())
                .toList();
    }

    private void date(Node node, JsonObject resource, String name) {
        if (!resource.has(name)) {
            return;
        }
        String date = resource.get(name).getAsString();
        Node constraint = NodeFactory.createURI(node.getURI() + "-date");
        RDFDatatype type = YEAR.matcher(date).matches()
                ? XSDDatatype.XSDgYear
                : MONTH.matcher(date).matches() ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDdate;
        add(constraint, RDF.type.asNode(), CG.DateConstraint);
        add(constraint, CG.occurrence, node);
        typed(constraint, CG.date, date, type);
        add(constraint, CG.inCase, caseIri);
    }

    private void add(Node subject, Node property, Node object) {
        graph.add(subject, property, object);
    }

    /** In the language of the resource. */
    private void words(Node subject, Node property, String words) {
        add(subject, property, NodeFactory.createLiteralLang(words, language));
    }

    private void text(Node subject, Node property, String text) {
        add(subject, property, NodeFactory.createLiteralString(text));
    }

    private void typed(Node subject, Node property, String lexical, RDFDatatype type) {
        add(subject, property, NodeFactory.createLiteralDT(lexical, type));
    }
}
