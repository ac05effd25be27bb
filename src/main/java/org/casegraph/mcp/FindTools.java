package org.casegraph.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.query.TermIndex;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;

/** Finds terms and cases by words. */
final class FindTools {
    private static final Set<Kind> TERMS = Set.of(Kind.CLASS, Kind.PROPERTY, Kind.INDIVIDUAL);
    private static final int LONGEST_WORDS = 500;

    private final Store store;
    private final Supplier<TermIndex> terms;

    FindTools(Store store) {
        this.store = store;
        this.terms = () -> new TermIndex(store.text(), store.dataset().getDefaultGraph());
    }

    ToolAnswer findTerm(ToolArguments arguments, ToolRun run) {
        String words = words(arguments.required("words"));
        return run.within(() -> {
            Optional<TermIndex.Term> named = terms.get().named(words);
            TermIndex.Found found = terms.get().search(words, TERMS, arguments.limit(), ToolRun::watch);
            List<TermIndex.Term> all = Stream.concat(
                            named.stream(), found.matches().stream().map(TermIndex.Match::term))
                    .distinct()
                    .limit(arguments.limit())
                    .toList();
            if (all.isEmpty()) {
                return ToolAnswer.none(
                        ToolAnswer.NO_TERM, "No term of any vocabulary here is called so: no such term.");
            }
            List<Map<String, Object>> rows = all.stream()
                    .map(term -> term(term, run.graph(), run.evidence()))
                    .toList();
            String corrected = found.isCorrected() ? " None is called exactly so; these are near." : "";
            return new ToolAnswer(
                    ToolAnswer.FOUND,
                    "Terms that fit, the best first." + corrected,
                    rows,
                    Math.max(found.total(), rows.size()));
        });
    }

    private static Map<String, Object> term(TermIndex.Term term, Graph graph, Evidence evidence) {
        Labels labels = new Labels(graph);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", term.node().getURI());
        row.put("name", term.name());
        row.put("label", term.label());
        row.put("kind", term.kind().written());
        labels.text(term.node(), SKOS.definition.asNode()).ifPresent(text -> row.put("definition", text));
        row.put(
                "broader",
                graph.stream(term.node(), RDFS.subClassOf.asNode(), Node.ANY)
                        .map(Triple::getObject)
                        .filter(Node::isURI)
                        .map(labels::of)
                        .distinct()
                        .limit(20)
                        .toList());
        row.put("evidence", evidence.told("a vocabulary", "defined, not found in a case", "", Optional.empty()));
        return row;
    }

    ToolAnswer findCase(ToolArguments arguments, ToolRun run) {
        Optional<String> words = arguments.text("words").map(FindTools::words);
        return run.within(() -> {
            Labels labels = new Labels(run.graph());
            List<Node> found = words.map(text -> Stream.concat(
                                    caseNamed(text, run.graph()).stream(),
                                    store
                                            .text()
                                            .search(text, Set.of(Kind.CASE), ToolRun::watch)
                                            .first(arguments.limit())
                                            .stream()
                                            .map(hit -> hit.thing()))
                            .distinct()
                            .toList())
                    .orElseGet(store::cases);
            if (found.isEmpty()) {
                return ToolAnswer.none(
                        ToolAnswer.NO_CASE, "No case here has these words: no such case. Try find_term first.");
            }
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            found.forEach(node -> kept.take(
                    Map.of(
                            "case",
                            node.getURI(),
                            "label",
                            labels.of(node),
                            "read",
                            Silence.isReadWhole(node, run.graph()) ? "whole" : "partly"),
                    Optional.of(run.evidence().told("the report's description", "listed", "", Optional.empty()))));
            return kept.answer();
        });
    }

    static Optional<Node> caseNamed(String text, Graph graph) {
        try {
            return Optional.of(new NameResolver(graph).find(text, Kind.CASE));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private static String words(String text) {
        if (text.length() > LONGEST_WORDS) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    "words",
                    "these are longer than " + LONGEST_WORDS + " characters",
                    "Give a few words");
        }
        return text.strip();
    }
}
