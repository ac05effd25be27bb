package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.discovery.TypedLink;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.delivery.Export;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.source.CaseId;
import org.casegraph.store.Store;

/** Cases in formats of others over HTTP, as {@code export} writes them, and the lists of what those cannot say. */
final class CaseExports {
    /** Of a cohort, which is one document that is made in memory. */
    private static final int MOST = 1000;

    /** Formats that are answered as graphs, which say the same. */
    private static final Set<String> GRAPHS = Set.of("turtle", "trig", "nquads", "jsonld");

    /** Media types of graphs and of the page, so that an export of such a type has to be named. */
    private static final Set<String> OTHERWISE = Set.of(
            "text/html",
            "text/turtle",
            "application/trig",
            "application/n-quads",
            "application/n-triples",
            "application/ld+json");

    private final ExportedCases cases;

    CaseExports(Store store) {
        this.cases = new ExportedCases(store);
    }

    /** The case, or its family, in the format that a request wants; empty where it wants a graph or the page. */
    Optional<Representation> ofCase(HttpServletRequest request, Node caseIri) {
        return wanted(request, Set.of(ExportFormat.Unit.CASE, ExportFormat.Unit.FAMILY))
                .map(format -> {
                    List<Node> members =
                            format.unit() == ExportFormat.Unit.FAMILY ? cases.family(caseIri) : List.of(caseIri);
                    return answer(request, format, members, "", address(caseIri, format.name()));
                });
    }

    /** The format of cohorts that a request wants. */
    static Optional<ExportFormat> ofCohort(HttpServletRequest request) {
        return wanted(request, Set.of(ExportFormat.Unit.COHORT));
    }

    /** @param together what the cohort is called */
    Representation cohort(HttpServletRequest request, ExportFormat format, List<Node> members, String together) {
        if (members.isEmpty()) {
            throw RequestProblem.of(404, "No such case", "No case is meant, so there is no cohort of them.");
        }
        if (members.size() > MOST) {
            throw RequestProblem.of(
                    400,
                    "Bad argument",
                    members.size() + " cases are more than the " + MOST
                            + " that one answer holds. Give conditions, or use casegraph export.");
        }
        String query = Optional.ofNullable(request.getQueryString()).orElse("format=" + format.name());
        return answer(request, format, members, together, "/case?" + query);
    }

    /** The document, or with {@code losses=true} the list of what it cannot say. */
    private Representation answer(
            HttpServletRequest request, ExportFormat format, List<Node> members, String together, String address) {
        ExportDocument document =
                cases.documents(format, members, together).findFirst().orElseThrow();
        if (asksForLosses(request)) {
            return Representation.of(
                    "application/json", Export.of(format, document).lossList());
        }
        TypedLink losses = new TypedLink("describedby", address + "&losses=true", "application/json");
        Representation written = Representation.of(
                        format.mediaType(), format.writer().apply(document))
                .withHeader("Link", TypedLink.field(List.of(losses)));
        // Our pages let in no style of their own, which the file has.
        return format.name().equals("html")
                ? written.withHeader("Content-Disposition", "attachment; filename=\"" + id(members) + ".html\"")
                : written;
    }

    private static String id(List<Node> members) {
        return CaseId.iriSafe(CaseIris.id(members.get(0)));
    }

    private static boolean asksForLosses(HttpServletRequest request) {
        return "true".equals(request.getParameter("losses"));
    }

    private static Optional<ExportFormat> wanted(HttpServletRequest request, Set<ExportFormat.Unit> units) {
        return ExportFormats.all().stream()
                .filter(format -> units.contains(format.unit()))
                .filter(format -> asksForLosses(request) || !GRAPHS.contains(format.name()))
                .filter(format -> LinkedGraph.wants(request, accepted(format), format.name()))
                .findFirst();
    }

    /** What asks for a format by Accept: its media type, unless a graph or the page has the same, and then only its name. */
    private static String accepted(ExportFormat format) {
        return OTHERWISE.contains(format.mediaType()) ? format.name() : format.mediaType();
    }

    /** The links of a case's page to the case in the formats of others, each with the list of its losses. */
    static Html links(Node caseIri) {
        List<Html> links = ExportFormats.all().stream()
                .filter(format -> format.unit() != ExportFormat.Unit.COHORT && !GRAPHS.contains(format.name()))
                .map(format -> {
                    String address = address(caseIri, format.name());
                    return Html.element("li")
                            .of(
                                    Html.link(address, format.name()),
                                    Html.text(" ("),
                                    Html.element("a")
                                            .with("href", address + "&losses=true")
                                            .with("aria-label", "what " + format.name() + " loses")
                                            .of("losses"),
                                    Html.text(")"));
                })
                .toList();
        return Html.element("ul")
                .with("class", "downloads")
                .with("aria-label", "In other formats")
                .of(links);
    }

    private static String address(Node caseIri, String format) {
        return Addresses.with(Addresses.of(caseIri.getURI()), Map.of("format", format));
    }
}
