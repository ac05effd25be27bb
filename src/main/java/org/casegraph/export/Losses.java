package org.casegraph.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.graph.SortedGraph;
import org.casegraph.graph.Values;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/**
 * What a case says and its export does not: the statements of its graph that are not among those that come back when the
 * export is read, whatever its nodes are called there. A node of which nothing came back is one item; a link to it is lost
 * with it and is not told again.
 */
public final class Losses {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Node TYPE = RDF.type.asNode();

    /** The checksum is of the file that the case was read from, and what leaves is another file. */
    private static final Set<Node> OF_THE_FILE = Set.of(CG.sha256);

    private final String format;
    private final ExportedCase original;
    private final Graph stated;
    private final Graph back;
    private final TermMatches matches;
    private final Map<Node, List<Node>> counterparts;
    private final Labels labels;
    private final List<LostItem> items = new ArrayList<>();
    private final Map<LossReasons.Row, List<Node>> once = new LinkedHashMap<>();

    private Losses(String format, ExportedCase original, SourceGraph read) {
        this.format = format;
        this.original = original;
        this.stated = new SortedGraph(original.stated());
        this.back = read.graph();
        this.matches = new TermMatches(original.terms());
        this.counterparts = new NodeCounterparts(original.iri(), stated, read.name(), back, matches).byOriginal();
        this.labels = new Labels(new Union(original.stated(), original.terms()));
    }

    /**
     * @param format by its name
     * @param back what was read from the export, of the same case
     */
    public static List<LostItem> between(String format, ExportedCase original, SourceGraph back) {
        return new Losses(format, original, back).items();
    }

    /** As a file beside the export has them. */
    public static String json(ExportFormat format, ExportDocument document, List<LostItem> items) {
        JsonObject file = new JsonObject();
        file.addProperty("format", format.name());
        file.addProperty("id", document.id());
        JsonArray losses = new JsonArray();
        for (LostItem item : items) {
            JsonObject loss = new JsonObject();
            loss.addProperty("what", item.what());
            loss.addProperty("where", item.where().toString());
            item.statement().ifPresent(statement -> {
                loss.addProperty("property", statement.getPredicate().getURI());
                loss.addProperty(
                        "value",
                        statement.getObject().isLiteral()
                                ? statement.getObject().getLiteralLexicalForm()
                                : statement.getObject().toString());
            });
            loss.addProperty("reason", item.reason());
            loss.addProperty("because", item.because());
            if (item.times() > 1) {
                loss.addProperty("times", item.times());
            }
            losses.add(loss);
        }
        file.add("losses", losses);
        return JSON.toJson(file) + "\n";
    }

    private List<LostItem> items() {
        Set<Node> subjects = new LinkedHashSet<>();
        stated.find().forEachRemaining(triple -> subjects.add(triple.getSubject()));
        Set<Node> own = new LinkedHashSet<>();
        subjects.stream().filter(this::isDescribed).forEach(own::add);
        for (Node subject : subjects) {
            if (!own.contains(subject)) {
                continue;
            }
            List<Node> found = counterparts.getOrDefault(subject, List.of());
            if (found.isEmpty()) {
                lost(subject, Optional.empty(), labels.of(subject), reason(subject));
            } else {
                stated.find(subject, Node.ANY, Node.ANY)
                        .filterDrop(triple -> OF_THE_FILE.contains(triple.getPredicate()))
                        .filterDrop(triple -> found.stream().anyMatch(counterpart -> isHeld(triple, counterpart, own)))
                        .forEachRemaining(this::lost);
            }
        }
        once.forEach((row, nodes) -> items.add(new LostItem(
                original.iri(),
                Optional.empty(),
                nodes.size() + (nodes.size() == 1 ? " statement" : " statements"),
                row.id(),
                row.because(),
                nodes.size())));
        return List.copyOf(items);
    }

    /** What a case file says of terms, such as what a record calls them, is no statement of the patient. */
    private boolean isDescribed(Node node) {
        return NodeCounterparts.isOwn(original.iri(), node);
    }

    private boolean isHeld(Triple triple, Node counterpart, Set<Node> own) {
        Node object = triple.getObject();
        if (own.contains(object)) {
            List<Node> others = counterparts.getOrDefault(object, List.of());
            return others.isEmpty()
                    || others.stream().anyMatch(other -> back.contains(counterpart, triple.getPredicate(), other));
        }
        return Values.objects(back, counterpart, triple.getPredicate()).stream()
                .anyMatch(value -> matches.areSame(object, value));
    }

    private void lost(Triple triple) {
        lost(
                triple.getSubject(),
                Optional.of(triple),
                labels.of(triple.getSubject()) + ": " + labels.of(triple.getPredicate()) + " "
                        + labels.of(triple.getObject()),
                LossReasons.ofStatement(format, triple));
    }

    private LossReasons.Row reason(Node node) {
        return LossReasons.ofNode(format, Values.objects(stated, node, TYPE));
    }

    private void lost(Node where, Optional<Triple> statement, String what, LossReasons.Row row) {
        switch (row.told()) {
            case EACH -> items.add(new LostItem(where, statement, what, row.id(), row.because(), 1));
            case ONCE -> once.computeIfAbsent(row, first -> new ArrayList<>()).add(where);
        }
    }
}
