package org.casegraph.workbench.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.skeleton.CaseSkeleton;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;
import org.casegraph.workbench.CaseFile;
import org.casegraph.workbench.LiveCheck;
import org.casegraph.workbench.OpenOrder;
import org.casegraph.workbench.OrderTrial;
import org.casegraph.workbench.StatedFact;
import org.casegraph.workbench.TermLookup;

/** What the page is told of a case, as JSON. Places are in UTF-16 units, as a browser counts. */
final class CaseState {
    private CaseState() {}

    static JsonObject version(CaseFile file) {
        JsonObject json = new JsonObject();
        json.put("version", file.version());
        json.put("changedOutside", file.isChangedOutside());
        return json;
    }

    static JsonObject of(CaseFile file) {
        // Version and facts are of one text.
        synchronized (file) {
            return seen(file);
        }
    }

    private static JsonObject seen(CaseFile file) {
        JsonObject json = version(file);
        SourceGraph source = file.source();
        json.put("label", new Labels(source.graph()).of(source.name()));
        file.undoes().ifPresent(name -> json.put("undo", name));
        file.redoes().ifPresent(name -> json.put("redo", name));
        JsonArray facts = new JsonArray();
        StatedFact.of(file).forEach(fact -> facts.add(fact(fact, file)));
        json.put("facts", facts);
        json.put("words", words(source));
        return json;
    }

    private static JsonObject fact(StatedFact fact, CaseFile file) {
        JsonObject json = new JsonObject();
        json.put("id", CaseIris.fragment(fact.node()));
        json.put("label", fact.label());
        json.put("standing", fact.standing());
        json.put("kinds", fact.kinds());
        json.put("isOrder", fact.isOrder());
        json.put("hasPlace", fact.hasPlace());
        JsonArray names = new JsonArray();
        fact.names().forEach(node -> names.add(CaseIris.fragment(node)));
        json.put("names", names);
        JsonArray passages = new JsonArray();
        fact.passages().forEach(passage -> {
            JsonObject quoted = new JsonObject();
            quoted.put("quote", passage.quote());
            if (passage.start() >= 0) {
                String text = file.report().text();
                quoted.put("from", text.offsetByCodePoints(0, passage.start()));
                quoted.put("to", text.offsetByCodePoints(0, passage.end()));
            }
            passages.add(quoted);
        });
        json.put("passages", passages);
        return json;
    }

    /** What a person fills in of the case and its report, each with its node and property. */
    private static JsonArray words(SourceGraph source) {
        JsonArray words = new JsonArray();
        Optional<Node> report = source.graph().stream(source.name(), CG.fromReport, Node.ANY)
                .map(Triple::getObject)
                .findFirst();
        word(words, source, "Name of the case", source.name(), "label");
        word(words, source, "Title of the report", source.name(), "title");
        word(words, source, "Where the report is, as https://doi.org/…", source.name(), "source");
        word(words, source, "Licence of this file", source.name(), "licence");
        report.ifPresent(node -> {
            word(words, source, "Name of the report", node, "label");
            word(words, source, "Citation of the report", node, "citation");
            word(words, source, "What of it you read", node, "extent");
        });
        return words;
    }

    private static void word(JsonArray words, SourceGraph source, String name, Node node, String property) {
        source.graph().stream(node, EditReader.WORDED.get(property), Node.ANY)
                .map(Triple::getObject)
                .findFirst()
                .ifPresent(value -> {
                    JsonObject json = new JsonObject();
                    json.put("name", name);
                    json.put("node", node.equals(source.name()) ? "" : CaseIris.fragment(node));
                    json.put("property", property);
                    json.put("isUnwritten", CaseSkeleton.isUnwritten(value));
                    json.put("words", value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
                    words.add(json);
                });
    }

    static JsonObject messages(CaseFile file, LiveCheck check) {
        JsonArray messages = new JsonArray();
        check.messages(file).forEach(message -> {
            JsonObject json = new JsonObject();
            json.put("level", message.level());
            json.put("id", message.id());
            json.put("where", message.where());
            json.put("what", message.what());
            json.put("remedy", message.remedy());
            message.node().ifPresent(node -> json.put("node", CaseIris.fragment(node)));
            messages.add(json);
        });
        JsonObject json = new JsonObject();
        json.put("version", file.version());
        json.put("messages", messages);
        return json;
    }

    static JsonObject trial(OrderTrial trial) {
        JsonObject json = new JsonObject();
        json.put("isPossible", trial.isPossible());
        JsonArray against = new JsonArray();
        trial.contradiction().forEach(against::add);
        json.put("contradiction", against);
        JsonArray proved = new JsonArray();
        trial.proved().forEach(one -> {
            JsonObject order = new JsonObject();
            order.put("words", one.words());
            JsonArray steps = new JsonArray();
            one.steps().forEach(steps::add);
            order.put("steps", steps);
            proved.add(order);
        });
        json.put("proved", proved);
        return json;
    }

    static JsonObject open(Iterable<OpenOrder> questions) {
        JsonArray all = new JsonArray();
        questions.forEach(question -> {
            JsonObject json = new JsonObject();
            json.put("words", question.words());
            json.put("first", CaseIris.fragment(question.first()));
            json.put("second", CaseIris.fragment(question.second()));
            all.add(json);
        });
        JsonObject json = new JsonObject();
        json.put("questions", all);
        return json;
    }

    static JsonObject found(Iterable<TermLookup.Found> terms) {
        JsonArray all = new JsonArray();
        terms.forEach(term -> {
            JsonObject json = new JsonObject();
            json.put("iri", term.term().getURI());
            json.put("name", term.name());
            json.put("label", term.label());
            json.put("by", term.by());
            json.put("kind", term.kind());
            json.put("vocabulary", term.kind());
            all.add(json);
        });
        JsonObject json = new JsonObject();
        json.put("terms", all);
        return json;
    }

    /** What stays the same while the workbench is open. */
    static JsonObject report(CaseFile file, TermLookup terms) {
        JsonObject json = new JsonObject();
        json.put("file", file.name());
        json.put("text", file.report().text());
        json.put("choices", choices(terms));
        return json;
    }

    /** What can be chosen for a property, the name of each as an edit takes it. */
    private static JsonObject choices(TermLookup terms) {
        JsonObject json = new JsonObject();
        Map<String, Node> properties = new LinkedHashMap<>(EditReader.DETAILS);
        properties.remove("site");
        properties.put("section", CG.section);
        properties.forEach((name, property) -> {
            JsonArray all = new JsonArray();
            terms.choices(property).forEach((term, label) -> {
                JsonObject choice = new JsonObject();
                choice.put("name", ShortNames.ofProject().written(term));
                choice.put("label", label);
                all.add(choice);
            });
            json.put(name, all);
        });
        JsonArray links = new JsonArray();
        EditReader.LINKS.keySet().forEach(word -> {
            JsonObject choice = new JsonObject();
            choice.put("name", word);
            choice.put("label", word);
            links.add(choice);
        });
        json.put("link", links);
        return json;
    }
}
