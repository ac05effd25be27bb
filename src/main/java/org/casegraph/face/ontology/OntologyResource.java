package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.description.MappingSet;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.WrittenForms;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.GraphExcerpt;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.face.html.RequestPath;
import org.casegraph.problem.NearestNames;
import org.casegraph.project.ProjectFiles;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * {@code /ontology} with its list of terms, {@code /ontology/{term}} and, below the same path, each module; of an alignment
 * its SSSOM file too.
 */
public final class OntologyResource implements HttpResource {
    private static final String FUNCTIONAL_SYNTAX = "text/owl-functional";

    private final Store store;
    private final QuestionLibrary questions;

    /** Like what follows it stays as it is as long as the store does. */
    private final WrittenForms forms = new WrittenForms();

    private Optional<Representation> whole = Optional.empty();

    public OntologyResource(Store store, QuestionLibrary questions) {
        this.store = store;
        this.questions = questions;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Stream.concat(OntologyList.PARAMETERS.stream(), ContentNegotiation.parametersAnd().stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String name = RequestPath.below(request);
        OntologyTerms terms = new OntologyTerms(store);
        if (name.isEmpty() && LinkedGraph.wants(request, FUNCTIONAL_SYNTAX, "ofn")) {
            return functionalSyntax();
        }
        if (name.isEmpty()) {
            return LinkedGraph.ofNamed(
                    request,
                    store.dataset(),
                    Store.ONTOLOGY,
                    () -> page(request, terms),
                    () -> MergedOntology.of(store),
                    forms);
        }
        Node term = CG.named(name);
        if (terms.kind(term).isPresent()) {
            return LinkedGraph.of(
                    request,
                    store.dataset(),
                    term,
                    () -> new TermPage(store, questions, terms).of(term, PublicAddress.of(request)),
                    () -> GraphExcerpt.about(store, Store.ONTOLOGY, term));
        }
        if (name.equals(AlignmentsPage.NAME)) {
            return new AlignmentsPage(store).index(request);
        }
        if (name.endsWith(MappingSet.ENDING) || LinkedGraph.wants(request, MappingSet.MEDIA_TYPE, "tsv")) {
            return AlignmentsPage.file(name).orElseThrow(() -> unknown(name, terms));
        }
        Node module = NodeFactory.createURI(Store.ONTOLOGY.getURI() + "/" + name);
        return Optional.ofNullable(store.modules().get(module))
                .map(graph -> module(request, module, graph))
                .orElseThrow(() -> unknown(name, terms));
    }

    private Representation page(HttpServletRequest request, OntologyTerms terms) {
        ListPage asked = OntologyList.asked(request);
        return asked.isAsked(request) ? new OntologyList(terms, asked).page() : whole(terms);
    }

    private synchronized Representation whole(OntologyTerms terms) {
        Representation page = whole.orElseGet(() -> new OntologyPage(store, terms).page());
        whole = Optional.of(page);
        return page;
    }

    /** It travels in the jar, because OWL API, which writes it, is too large to. */
    private static Representation functionalSyntax() {
        return ProjectFiles.under("published", "/ontology.ofn").values().stream()
                .findFirst()
                .map(text -> Representation.of(FUNCTIONAL_SYNTAX, text))
                .orElseThrow(() -> new IllegalStateException("published/ontology.ofn is missing from the program"));
    }

    private Representation module(HttpServletRequest request, Node module, Graph graph) {
        return LinkedGraph.of(
                request,
                store.dataset(),
                module,
                () -> Representation.seeOther("/ontology#" + OntologyPage.moduleId(module)),
                () -> graph);
    }

    private static RequestProblem unknown(String name, OntologyTerms terms) {
        List<String> known = List.of(OntologyTerms.Kind.values()).stream()
                .flatMap(kind -> terms.of(kind).stream())
                .map(CG::name)
                .toList();
        return RequestProblem.of(
                404,
                "Unknown term",
                "The ontology has no term " + name + ". " + NearestNames.told(name, known, "/ontology lists all")
                        + ".");
    }
}
