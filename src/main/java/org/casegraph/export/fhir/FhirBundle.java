package org.casegraph.export.fhir;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * Writes a case as a Bundle of FHIR R4 in JSON. A finding is an Observation that is true and a denial one that is false; a
 * measurement is an Observation with a quantity, a diagnosis a Condition, a test a DiagnosticReport, a treatment a
 * Procedure or, where it has an agent, a MedicationStatement. Each has the IRI of its node as identifier.
 */
public final class FhirBundle {
    /** Said by the kind of the resource and its values, so these are categories and no codes. */
    static final Set<Node> GENERAL = Set.of(
            CG.Finding,
            CG.AbsentFinding,
            CG.Measurement,
            CG.Outcome,
            CG.TreatmentResponse,
            CG.Diagnosis,
            CG.SuspectedDiagnosis,
            CG.WorkingDiagnosis,
            CG.FinalDiagnosis);

    /** What FHIR calls a condition that is only suspected. */
    static final String UNCONFIRMED = "unconfirmed";

    private final Graph stated;
    private final Node caseIri;
    private final Kinds kinds;
    private final Codings codings;
    private final Map<Node, String> resources = new LinkedHashMap<>();
    private final ResourceFields fields;
    private final List<JsonObject> entries = new ArrayList<>();

    private FhirBundle(Graph stated, Node caseIri, Graph terms) {
        this.stated = stated;
        this.caseIri = caseIri;
        this.kinds = new Kinds(stated, terms);
        this.codings = new Codings(terms);
        this.fields = new ResourceFields(stated, codings, resources);
    }

    /**
     * @param stated what the case itself says
     * @param terms labels, exact matches and the classes above each of the terms
     */
    public static byte[] write(Graph stated, Node caseIri, Graph terms) {
        JsonObject bundle = new FhirBundle(stated, caseIri, terms).bundle();
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(bundle)
                .getBytes(StandardCharsets.UTF_8);
    }

    private JsonObject bundle() {
        for (Node node : kinds.nodes()) {
            kinds.resource(node).ifPresent(type -> resources.put(node, type));
        }
        resources.forEach((node, type) -> entry(node, resource(node, type)));
        JsonObject bundle = new JsonObject();
        bundle.addProperty("resourceType", "Bundle");
        JsonObject identifier = new JsonObject();
        identifier.addProperty("system", CG.CASE_BASE);
        identifier.addProperty(
                "value",
                Values.text(stated, caseIri, DCTerms.identifier.asNode()).orElse(CaseIris.id(caseIri)));
        bundle.add("identifier", identifier);
        bundle.addProperty("type", "collection");
        JsonArray list = new JsonArray();
        entries.forEach(list::add);
        bundle.add("entry", list);
        return bundle;
    }

    private void entry(Node node, JsonObject resource) {
        JsonObject entry = new JsonObject();
        entry.addProperty("fullUrl", ResourceFields.address(node));
        entry.add("resource", resource);
        entries.add(entry);
    }

    private JsonObject resource(Node node, String type) {
        JsonObject resource = new JsonObject();
        resource.addProperty("resourceType", type);
        Values.object(stated, node, CG.voice).filter(Node::isURI).ifPresent(voice -> {
            JsonObject meta = new JsonObject();
            meta.add("tag", ResourceFields.list(codings.tag(voice)));
            resource.add("meta", meta);
        });
        Values.object(stated, node, RDFS.label.asNode())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLanguage)
                .filter(language -> !language.isEmpty())
                .ifPresent(language -> resource.addProperty("language", language));
        JsonObject identifier = new JsonObject();
        identifier.addProperty("system", "urn:ietf:rfc:3986");
        identifier.addProperty("value", node.getURI());
        resource.add("identifier", ResourceFields.list(identifier));
        switch (type) {
            case "Patient" -> patient(node, resource);
            case "Observation" -> observation(node, resource);
            case "Condition" -> condition(node, resource);
            case "DiagnosticReport" -> report(node, resource);
            case "Procedure" -> procedure(node, resource);
            case "MedicationStatement" -> medication(node, resource);
            case "Specimen" -> specimen(node, resource);
            default -> encounter(node, resource);
        }
        if (!type.equals("DiagnosticReport") && !type.equals("Patient") && !type.equals("Encounter")) {
            fields.notes(node, resource);
        }
        return resource;
    }

    private void patient(Node node, JsonObject patient) {
        Values.text(stated, node, CG.recordedId).ifPresent(id -> {
            JsonObject recorded = new JsonObject();
            recorded.addProperty("value", id);
            patient.getAsJsonArray("identifier").add(recorded);
        });
        Values.object(stated, node, CG.sex).ifPresent(sex -> {
            String code = sex.equals(CG.Female) ? "female" : sex.equals(CG.Male) ? "male" : "other";
            patient.addProperty("gender", code);
        });
        Values.object(stated, node, CG.ageYears).filter(Node::isLiteral).ifPresent(years -> {
            JsonObject age = new JsonObject();
            age.addProperty("resourceType", "Observation");
            age.addProperty("status", "final");
            JsonObject code = new JsonObject();
            JsonObject loinc = new JsonObject();
            loinc.addProperty("system", "http://loinc.org");
            loinc.addProperty("code", "30525-0");
            loinc.addProperty("display", "Age");
            code.add("coding", ResourceFields.list(loinc));
            age.add("code", code);
            age.add("subject", ResourceFields.reference(node));
            Values.object(stated, node, CG.ageAt)
                    .filter(moment -> "Encounter".equals(resources.get(moment)))
                    .ifPresent(moment -> age.add("encounter", ResourceFields.reference(moment)));
            age.add("valueQuantity", new Quantities(stated).years(years.getLiteralLexicalForm()));
            entry(NodeFactory.createURI(node.getURI() + "-age"), age);
        });
    }

    private void observation(Node node, JsonObject observation) {
        List<Node> general = kinds.types(node).filter(GENERAL::contains).toList();
        observation.addProperty("status", "final");
        if (!general.isEmpty()) {
            observation.add("category", ResourceFields.list(codings.concept(general)));
        }
        List<Node> measured = Values.objects(stated, node, CG.measures);
        List<Node> classes =
                kinds.types(node).filter(type -> !GENERAL.contains(type)).toList();
        List<Node> denied = Values.objects(stated, node, CG.absenceOf);
        boolean measures = !measured.isEmpty();
        List<Node> meant = measures ? measured : denied.isEmpty() ? classes : denied;
        observation.add("code", codings.concept(meant, fields.label(node)));
        fields.subject(node, observation);
        Values.objects(stated, node, CG.observedIn).stream()
                .filter(visit -> "Encounter".equals(resources.get(visit)))
                .findFirst()
                .ifPresent(visit -> observation.add("encounter", ResourceFields.reference(visit)));
        fields.date(node, observation, "effectiveDateTime");
        if (measures) {
            new Quantities(stated).state(node, observation);
        } else {
            observation.addProperty("valueBoolean", denied.isEmpty());
        }
        fields.concepts(node, CG.interpretation, observation, "interpretation");
        fields.one(node, CG.site, observation, "bodySite");
        fields.one(node, CG.basis, observation, "method");
        Values.objects(stated, node, CG.about).stream()
                .filter(about -> "Specimen".equals(resources.get(about)))
                .findFirst()
                .ifPresent(specimen -> observation.add("specimen", ResourceFields.reference(specimen)));
        new Quantities(stated).ranges(node, observation);
        fields.members(node, observation, Set.of("Observation"));
        fields.references(node, CG.basedOn, observation, "derivedFrom", Set.of("Observation"));
        JsonArray components = new JsonArray();
        if (measures && !denied.isEmpty()) {
            components.add(component(denied, false));
        }
        if (meant != classes && !classes.isEmpty()) {
            components.add(component(classes, true));
        }
        Values.object(stated, node, CG.grade).ifPresent(grade -> {
            JsonObject component = new JsonObject();
            component.add("code", codings.concept(List.of(CG.grade)));
            component.add("valueCodeableConcept", codings.concept(List.of(grade)));
            components.add(component);
        });
        if (!components.isEmpty()) {
            observation.add("component", components);
        }
    }

    private JsonObject component(List<Node> classes, boolean present) {
        JsonObject component = new JsonObject();
        component.add("code", codings.concept(classes));
        component.addProperty("valueBoolean", present);
        return component;
    }

    private void condition(Node node, JsonObject condition) {
        List<Node> concluded = Values.objects(stated, node, CG.concludes);
        List<Node> suspected = Values.objects(stated, node, CG.suspects);
        List<Node> types = kinds.types(node).toList();
        String certainty = types.contains(CG.SuspectedDiagnosis)
                ? UNCONFIRMED
                : types.contains(CG.WorkingDiagnosis) ? "provisional" : "confirmed";
        JsonObject status = new JsonObject();
        JsonObject coding = new JsonObject();
        coding.addProperty("system", "http://terminology.hl7.org/CodeSystem/condition-ver-status");
        coding.addProperty("code", certainty);
        status.add("coding", ResourceFields.list(coding));
        condition.add("verificationStatus", status);
        condition.add("category", ResourceFields.list(codings.concept(types)));
        condition.add("code", codings.concept(concluded.isEmpty() ? suspected : concluded, fields.label(node)));
        fields.concepts(node, CG.site, condition, "bodySite");
        fields.subject(node, condition);
        fields.date(node, condition, "recordedDate");
        JsonArray evidence = new JsonArray();
        for (Node ground : Values.objects(stated, node, CG.basedOn)) {
            if (resources.containsKey(ground)) {
                JsonObject detail = new JsonObject();
                detail.add("detail", ResourceFields.list(ResourceFields.reference(ground)));
                evidence.add(detail);
            }
        }
        ResourceFields.put(condition, "evidence", evidence);
    }

    private void report(Node node, JsonObject report) {
        report.addProperty("status", "final");
        report.add("code", codings.concept(kinds.types(node).toList(), fields.label(node)));
        fields.subject(node, report);
        fields.date(node, report, "effectiveDateTime");
        JsonArray specimens = new JsonArray();
        Values.objects(stated, node, CG.about).stream()
                .filter(about -> "Specimen".equals(resources.get(about)))
                .forEach(about -> specimens.add(ResourceFields.reference(about)));
        ResourceFields.put(report, "specimen", specimens);
        JsonArray results = new JsonArray();
        Values.subjects(stated, CG.observedIn, node).stream()
                .filter(result -> "Observation".equals(resources.get(result)))
                .forEach(result -> results.add(ResourceFields.reference(result)));
        ResourceFields.put(report, "result", results);
        Values.text(stated, node, RDFS.comment.asNode()).ifPresent(text -> report.addProperty("conclusion", text));
    }

    private void procedure(Node node, JsonObject procedure) {
        fields.references(
                node, CG.partOf, procedure, "partOf", Set.of("Procedure", "Observation", "MedicationStatement"));
        procedure.addProperty("status", "completed");
        procedure.add("code", codings.concept(kinds.types(node).toList(), fields.label(node)));
        fields.subject(node, procedure);
        fields.date(node, procedure, "performedDateTime");
        fields.concepts(node, CG.site, procedure, "bodySite");
    }

    private void medication(Node node, JsonObject medication) {
        medication.addProperty("status", "unknown");
        medication.add("category", codings.concept(kinds.types(node).toList()));
        medication.add(
                "medicationCodeableConcept",
                codings.concept(Values.objects(stated, node, CG.agent), fields.label(node)));
        fields.subject(node, medication);
        fields.date(node, medication, "effectiveDateTime");
        ResourceFields.put(medication, "dosage", new Dosages(stated, codings).of(node));
    }

    private void specimen(Node node, JsonObject specimen) {
        specimen.add("type", codings.concept(kinds.types(node).toList(), fields.label(node)));
        fields.subject(node, specimen);
        JsonObject collection = new JsonObject();
        fields.one(node, CG.site, collection, "bodySite");
        if (collection.size() > 0) {
            specimen.add("collection", collection);
        }
    }

    private void encounter(Node node, JsonObject encounter) {
        encounter.addProperty("status", "finished");
        JsonObject kind = new JsonObject();
        kind.addProperty("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode");
        kind.addProperty("code", "AMB");
        encounter.add("class", kind);
        encounter.add(
                "type", ResourceFields.list(codings.concept(kinds.types(node).toList(), fields.label(node))));
        fields.subject(node, encounter);
        fields.dateOf(node).ifPresent(date -> {
            JsonObject period = new JsonObject();
            period.addProperty("start", date);
            encounter.add("period", period);
        });
    }
}
