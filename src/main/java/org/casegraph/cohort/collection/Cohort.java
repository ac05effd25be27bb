package org.casegraph.cohort.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNull;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectedCases;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.vocabulary.CG;

/**
 * Cases that are meant together.
 *
 * @param of how many cases there are
 * @param cases their names, in order; not to be changed
 * @param flow what each condition left out, in the order in which they were applied
 */
public record Cohort(CaseSelection selection, int of, List<Node> cases, List<SelectedCases.Step> flow) {
    private static final String SCHEMA = "https://schema.org/";

    public Cohort {
        flow = List.copyOf(flow);
    }

    /** What its conditions say, as a name: {@code sex female, age 18..40 or P60Y..}. */
    public String words() {
        Map<SelectionKey, List<String>> byKey = new LinkedHashMap<>();
        selection
                .conditions()
                .forEach(condition ->
                        byKey.merge(condition.key(), List.of(condition.value()), (some, more) -> Stream.concat(
                                        some.stream(), more.stream())
                                .toList()));
        return byKey.isEmpty()
                ? "all cases"
                : byKey.entrySet().stream()
                        .map(one -> one.getKey().word() + " " + String.join(joint(one.getKey()), one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** What a step asked, in words. */
    public static String words(SelectedCases.Step step) {
        return step.key().word() + " " + String.join(joint(step.key()), step.values());
    }

    private static String joint(SelectionKey key) {
        return key == SelectionKey.WITH || key == SelectionKey.WITHOUT ? " and " : " or ";
    }

    /** The pattern by which a query chooses them. */
    public String pattern() {
        return "?case <https://w3id.org/casegraph/function#inCohort> \"" + selection + "\" .";
    }

    /** @param name the person's own; what its conditions say if blank */
    public JsonObject json(String name) {
        JsonArray steps = new JsonArray();
        flow.forEach(step -> {
            JsonArray values = new JsonArray();
            step.values().forEach(values::add);
            JsonObject json = new JsonObject();
            json.put("key", step.key().word());
            json.put("values", values);
            json.put("before", step.before());
            json.put("kept", step.kept());
            json.put("excluded", step.against());
            json.put("cannotBeTold", step.untold());
            steps.add(json);
        });
        JsonArray names = new JsonArray();
        cases.forEach(one -> names.add(one.getURI()));
        JsonObject json = new JsonObject();
        json.put("name", name.isBlank() ? words() : name);
        json.put("cohort", selection.toString());
        json.put("n", cases.size());
        json.put("of", of);
        json.put("flow", steps);
        json.put("cases", names);
        return json;
    }

    /**
     * The same JSON with what its words mean: a group of cases with its members. The flow is a note to it, as JSON.
     *
     * @param name as of {@link #json}
     * @param address of the cohort, where it has one
     */
    public JsonObject jsonLd(String name, Optional<String> address) {
        JsonObject context = new JsonObject();
        context.put("name", RDFS.label.getURI());
        context.put("cohort", DCTerms.identifier.getURI());
        context.put("n", term(SCHEMA + "numberOfItems", XSDDatatype.XSDinteger.getURI()));
        context.put("of", JsonNull.instance);
        context.put("flow", term(SKOS.scopeNote.getURI(), "@json"));
        context.put("cases", term(CG.hasMember.getURI(), "@id"));
        JsonObject json = new JsonObject();
        json.put("@context", context);
        address.ifPresent(here -> json.put("@id", here));
        json.put("@type", CG.CaseGroup.getURI());
        json(name).forEach(json::put);
        return json;
    }

    private static JsonObject term(String iri, String type) {
        JsonObject term = new JsonObject();
        term.put("@id", iri);
        term.put("@type", type);
        return term;
    }

    /** A line for each case below the heading {@code case}. */
    public String csv() {
        return cases.stream().map(one -> one.getURI() + "\r\n").collect(Collectors.joining("", "case\r\n", ""));
    }
}
