package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RDF phenopackets keep the shapes that their authors publish (rosazwart/phenopackets-v2-rdf-schema), which are not ours. */
@Tag("long")
@ExtendWith(SharedProject.class)
class PhenopacketShapesTest {
    private static final String FOLDER = System.getProperty("casegraph.phenopacket-shapes", "");

    @Test
    void noPacketOfOurCasesBreaksAShapeAndOneWithoutIdDoes(Store store) throws IOException {
        Assumptions.assumeTrue(
                !FOLDER.isEmpty(),
                "skipped: give -Dcasegraph.phenopacket-shapes=FOLDER, the folder phenopacketv2_shacl of their authors");
        Shapes shapes = shapes();
        TreeSet<String> broken = new TreeSet<>();
        for (Node iri : store.cases()) {
            broken.addAll(broken(shapes, packet(store, iri)));
        }
        assertEquals(new TreeSet<String>(), broken);

        Graph planted = packet(store, store.cases().get(0));
        Node packet = planted.find(Node.ANY, RDF.type.asNode(), term("http://purl.obolibrary.org/obo/NCIT_C79269"))
                .next()
                .getSubject();
        planted.remove(packet, term("http://semanticscience.org/resource/SIO_000228"), Node.ANY);
        assertTrue(!broken(shapes, planted).isEmpty(), "a packet without its role");
    }

    private static Shapes shapes() throws IOException {
        Graph all = GraphMemFactory.createDefaultGraph();
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            files.filter(file -> file.toString().endsWith(".ttl"))
                    .forEach(file -> RDFParser.source(file).parse(all));
        }
        return Shapes.parse(all);
    }

    private static List<String> broken(Shapes shapes, Graph packet) {
        return ShaclValidator.get().validate(shapes, packet).getEntries().stream()
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                .toList();
    }

    private static Graph packet(Store store, Node iri) {
        ExportedCase exported = new ExportedCases(store).of(iri);
        byte[] written = ExportFormats.named("rdf-phenopackets")
                .orElseThrow()
                .writer()
                .apply(new ExportDocument(exported.id(), List.of(exported)));
        Graph packet = GraphMemFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(written)).lang(Lang.TURTLE).parse(packet);
        return packet;
    }

    private static Node term(String iri) {
        return NodeFactory.createURI(iri);
    }
}
