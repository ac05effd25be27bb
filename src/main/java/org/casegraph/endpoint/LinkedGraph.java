package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.description.Licences;
import org.casegraph.endpoint.discovery.Signposts;
import org.casegraph.endpoint.discovery.TypedLink;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.query.AnswerFormat;

/** What linked data answers about one thing: a page to a person, a graph to a program. */
public final class LinkedGraph {
    private LinkedGraph() {}

    /**
     * The form that the parameter {@code format} or else the header {@code Accept} wants; a program that wants nothing in
     * particular gets Turtle. The headers name the other forms, the licence and the description of the dataset.
     *
     * @param dataset with its description, which tells the licences
     * @param page for {@code format=html} and for whoever wants HTML before each format of graphs
     * @throws RequestProblem 406 where no form fits
     */
    public static Representation of(
            HttpServletRequest request,
            DatasetGraph dataset,
            Node subject,
            Supplier<Representation> page,
            Supplier<Graph> graph) {
        return linked(
                request,
                dataset,
                subject,
                wantsPage(request)
                        ? page.get()
                        : written(request, (format, out) -> AnswerWriter.write(graph.get(), format, out)));
    }

    /** As {@link #of}, of a thing that has signposts of its own, its licences among them. */
    public static Representation of(
            HttpServletRequest request,
            List<TypedLink> signposts,
            Supplier<Representation> page,
            Supplier<Graph> graph) {
        return signposted(
                request,
                signposts,
                page,
                () -> written(request, (format, out) -> AnswerWriter.write(graph.get(), format, out)));
    }

    /** As {@link #ofNamed}, of a thing that has signposts of its own, its licences among them. */
    public static Representation ofNamed(
            HttpServletRequest request,
            List<TypedLink> signposts,
            Supplier<Representation> page,
            Supplier<DatasetGraph> graphs) {
        return signposted(
                request,
                signposts,
                page,
                () -> written(request, (format, out) -> AnswerWriter.write(graphs.get(), format, out)));
    }

    /** The page has the signposts of a landing page, the graph those of its content. */
    private static Representation signposted(
            HttpServletRequest request,
            List<TypedLink> signposts,
            Supplier<Representation> page,
            Supplier<Representation> content) {
        String path = request.getRequestURI();
        boolean isPage = wantsPage(request);
        List<TypedLink> links = new ArrayList<>(isPage ? signposts : Signposts.ofContent(signposts, path));
        links.addAll(alternates(path));
        return (isPage ? page.get() : content.get()).withHeader("Link", TypedLink.field(links));
    }

    /** As {@link #of}, of graphs that have names; a format without room for names has them as one. */
    public static Representation ofNamed(
            HttpServletRequest request,
            DatasetGraph dataset,
            Node subject,
            Supplier<Representation> page,
            Supplier<DatasetGraph> graphs) {
        return linked(
                request,
                dataset,
                subject,
                wantsPage(request)
                        ? page.get()
                        : written(request, (format, out) -> AnswerWriter.write(graphs.get(), format, out)));
    }

    /** As {@link #ofNamed(HttpServletRequest, DatasetGraph, Node, Supplier, Supplier)}, of graphs that stay as they are. */
    public static Representation ofNamed(
            HttpServletRequest request,
            DatasetGraph dataset,
            Node subject,
            Supplier<Representation> page,
            Supplier<DatasetGraph> graphs,
            WrittenForms forms) {
        if (wantsPage(request)) {
            return linked(request, dataset, subject, page.get());
        }
        ContentNegotiation.Chosen chosen = ContentNegotiation.choose(request, AnswerFormat.ofGraphs());
        return linked(
                request, dataset, subject, Representation.of(chosen.mediaType(), forms.of(chosen.format(), graphs)));
    }

    /** What was written already, with the headers. */
    static Representation linked(
            HttpServletRequest request, DatasetGraph dataset, Node subject, Representation written) {
        return written.withHeader("Link", links(request.getRequestURI(), subject, Licences.of(dataset, subject)));
    }

    /** Whether a request is for HTML before any format of graphs. */
    public static boolean wantsPage(HttpServletRequest request) {
        Optional<Boolean> named = ContentNegotiation.namesHtml(request);
        if (named.isPresent()) {
            return named.get();
        }
        for (String range : ContentNegotiation.accepted(request)) {
            if (range.equals("text/html") || range.equals("application/xhtml+xml")) {
                return true;
            }
            if (AnswerFormat.ofGraphs().stream().anyMatch(offered -> ContentNegotiation.matches(range, offered))) {
                return false;
            }
        }
        return false;
    }

    /** Whether a request is for a form that no graph of ours is written in before any other. */
    public static boolean wants(HttpServletRequest request, String mediaType, String parameter) {
        List<String> words = ContentNegotiation.words(request);
        return words.contains(parameter)
                || words.contains(mediaType)
                || ContentNegotiation.namesHtml(request).isEmpty()
                        && ContentNegotiation.accepted(request).get(0).equals(mediaType);
    }

    private static Representation written(HttpServletRequest request, BiConsumer<AnswerFormat, OutputStream> content) {
        ContentNegotiation.Chosen format = ContentNegotiation.choose(request, AnswerFormat.ofGraphs());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.accept(format.format(), bytes);
        return Representation.of(format.mediaType(), bytes.toByteArray());
    }

    private static String links(String path, Node subject, List<String> licences) {
        List<TypedLink> links = new ArrayList<>();
        links.add(new TypedLink("describedby", "/.well-known/void", AnswerFormat.TURTLE.mediaType()));
        licences.forEach(licence -> links.add(new TypedLink("license", licence)));
        links.add(new TypedLink("cite-as", subject.getURI()));
        links.addAll(alternates(path));
        return TypedLink.field(links);
    }

    /** A path has no character that would end the target. */
    private static List<TypedLink> alternates(String path) {
        return AnswerFormat.ofGraphs().stream()
                .map(format -> new TypedLink("alternate", path + "?format=" + format.shortName(), format.mediaType()))
                .toList();
    }
}
