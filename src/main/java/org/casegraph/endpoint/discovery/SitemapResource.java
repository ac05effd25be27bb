package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.Addresses;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** {@code /sitemap.xml}: the start, the lists, each question, each case and each term of ours; {@code part=…} of many. */
public final class SitemapResource implements HttpResource {
    private static final List<String> PAGES = List.of(
            "/",
            "/dataset",
            "/questions",
            "/case",
            "/ontology",
            "/knowledge",
            "/rule",
            "/terms",
            "/schema",
            "/api-docs");

    private final Store store;
    private final QuestionLibrary questions;

    /** It stays as it is as long as the store does. */
    private Optional<List<String>> paths = Optional.empty();

    public SitemapResource(Store store, QuestionLibrary questions) {
        this.store = store;
        this.questions = questions;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Sitemap map = new Sitemap(paths(), PublicAddress.of(request));
        String part = request.getParameter("part");
        if (part == null) {
            return Representation.of("application/xml", map.whole());
        }
        if (!part.matches("[1-9]\\d{0,5}") || Integer.parseInt(part) > map.parts()) {
            throw RequestProblem.of(404, "Not found", "The map of addresses has parts from 1 to " + map.parts() + ".");
        }
        return Representation.of("application/xml", map.part(Integer.parseInt(part)));
    }

    private synchronized List<String> paths() {
        List<String> all = paths.orElseGet(this::find);
        paths = Optional.of(all);
        return all;
    }

    private List<String> find() {
        List<String> all = new ArrayList<>(PAGES);
        questions.questions().stream().map(Question::id).forEach(id -> all.add("/questions/" + Addresses.encode(id)));
        store.cases().forEach(caseIri -> all.add(Addresses.of(caseIri.getURI())));
        store
                .dataset()
                .getGraph(Store.ONTOLOGY)
                .find(Node.ANY, RDF.type.asNode(), Node.ANY)
                .mapWith(Triple::getSubject)
                .filterKeep(CG::isTerm)
                .toSet()
                .stream()
                .map(term -> Addresses.of(term.getURI()))
                .sorted()
                .forEach(all::add);
        return List.copyOf(all);
    }
}
