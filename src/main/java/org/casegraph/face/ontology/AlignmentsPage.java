package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.Linksets;
import org.casegraph.description.MappingSet;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.store.Store;

/**
 * {@code /ontology/alignments}: what of the ontology matches other vocabularies, each as its SSSOM file at
 * {@code /ontology/alignments/{name}.sssom.tsv} and as the module that says the same.
 */
record AlignmentsPage(Store store) {
    static final String NAME = "alignments";
    private static final Node LIST = NodeFactory.createURI(Store.ONTOLOGY.getURI() + "/" + NAME);

    Representation index(HttpServletRequest request) {
        return LinkedGraph.of(
                request,
                store.dataset(),
                LIST,
                AlignmentsPage::page,
                () -> Linksets.of(
                        store.dataset(),
                        DatasetDescription.dataset(store.dataset().getGraph(DatasetDescription.GRAPH))));
    }

    /** The file of a module, by its name or by that of the file; empty if it is no alignment of the project. */
    static Optional<Representation> file(String name) {
        return MappingSet.ofProject().stream()
                .filter(set ->
                        name.equals(NAME + "/" + set.name()) || set.path().endsWith("/" + name))
                .findFirst()
                .map(set -> Representation.of(MappingSet.MEDIA_TYPE, set.text())
                        .withHeader("Link", "<" + set.module().getURI() + ">; rel=\"cite-as\""));
    }

    private static Representation page() {
        Table table = new Table("Alignments", "Alignment", "Mappings", "Version", "Licence", "Files");
        MappingSet.ofProject()
                .forEach(set -> table.row(
                        Html.text(set.slot("mapping_set_title")),
                        Html.text(Long.toString(set.size())),
                        Html.text(set.slot("mapping_set_version")),
                        Html.link(set.slot("license"), set.slot("license")),
                        Html.separated(
                                ", ",
                                List.of(
                                        Html.link(set.path(), "SSSOM"),
                                        Html.link(
                                                MappingSet.FOLDER_PATH + "/" + set.name() + "?format=turtle",
                                                "Turtle")))));
        return Page.of(
                "Alignments",
                Html.element("p").with("class", "path").of(Html.link("/ontology", "Ontology")),
                Html.element("h1").of("Alignments"),
                Html.element("p")
                        .of(
                                "What of the ontology matches other vocabularies, each mapping with its reason, in the Simple"
                                        + " Standard for Sharing Ontological Mappings."),
                table.html(),
                GraphDownloads.of(MappingSet.FOLDER_PATH, Map.of()));
    }
}
