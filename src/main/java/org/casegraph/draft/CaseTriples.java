package org.casegraph.draft;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.statement.Line;
import org.casegraph.statement.Literals;
import org.casegraph.vocabulary.CG;

/** The triples of a case file in the order in which they are written, its passages last and each once. */
final class CaseTriples {
    private final String base;
    private final AcceptedRows rows;
    private final List<Triple> triples = new ArrayList<>();
    private final Map<String, Node> passages = new TreeMap<>();
    private final List<Runnable> passageTriples = new ArrayList<>();

    CaseTriples(String id, AcceptedRows rows) {
        this.base = CG.CASE_BASE + id;
        this.rows = rows;
    }

    /** The case as a whole. */
    Node document() {
        return NodeFactory.createURI(base);
    }

    /** That of a row, or another of this name. */
    Node node(String fragment) {
        return NodeFactory.createURI(base + "#" + rows.fragment(fragment));
    }

    /** What was added, in Turtle; it is asked for once. */
    String turtle() {
        passageTriples.forEach(Runnable::run);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS, new Context());
        stream.start();
        stream.base(base);
        stream.prefix("cg", CG.NS);
        stream.prefix("dcterms", DCTerms.NS);
        stream.prefix("rdfs", RDFS.uri);
        stream.prefix("xsd", XSDDatatype.XSD + "#");
        triples.forEach(stream::triple);
        stream.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    void add(Node subject, Node property, Node object) {
        triples.add(Triple.create(subject, property, object));
    }

    void add(Node subject, List<Line> lines) {
        lines.forEach(line -> line.said().forEach(said -> add(subject, said.property(), said.value())));
    }

    /** That the authors say so, and where. */
    void stated(Node node, DraftStatement statement) {
        add(node, CG.inCase, document());
        add(node, CG.voice, CG.AuthorsOnPatient);
        Node property = CG.statedIn;
        for (QuotedPlace place : statement.judgement().passages()) {
            add(node, property, passage(place));
            property = CG.alsoStatedIn;
        }
    }

    Node passage(QuotedPlace place) {
        return passages.computeIfAbsent(place.start() + "-" + place.end(), key -> {
            Node node = node("p" + place.sentence() + "-" + key);
            passageTriples.add(() -> {
                add(node, RDF.type.asNode(), CG.Passage);
                add(node, CG.section, CG.named(place.section()));
                add(node, CG.sentence, Literals.whole(place.sentence()));
                add(node, CG.start, Literals.whole(place.start()));
                add(node, CG.end, Literals.whole(place.end()));
                add(node, CG.quote, Literals.text(place.quote()));
                add(node, CG.fromReport, node("report"));
                add(node, CG.inCase, document());
            });
            return node;
        });
    }
}
