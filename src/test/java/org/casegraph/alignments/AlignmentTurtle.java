package org.casegraph.alignments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.inference.ClassClosure;
import org.casegraph.vocabulary.CG;

/**
 * The Turtle of a mapping set: an OWL 2 DL ontology of annotations. The labels of the objects stay in the SSSOM file,
 * since a question finds the label of what it returns, and a foreign term beside ours would double its rows.
 */
final class AlignmentTurtle {
    private static final Comparator<Mapping> ORDER = Comparator.comparing(Mapping::subject)
            .thenComparing(Mapping::predicate)
            .thenComparing(Mapping::object);

    private AlignmentTurtle() {}

    /** The same set always gives the same text. */
    static String of(MappingSet set) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StreamRDF writer = StreamRDFWriter.getWriterStream(bytes, RDFFormat.TURTLE_BLOCKS);
        writer.start();
        prefixes(set).forEach(writer::prefix);
        triples(set).forEach(writer::triple);
        writer.finish();
        return "# Made from " + set.name() + ".sssom.tsv, which is the source. See ontology/README.md.\n\n"
                + bytes.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> prefixes(MappingSet set) {
        Map<String, String> prefixes = new TreeMap<>(Map.of(
                "cg",
                CG.NS,
                "dcterms",
                DCTerms.NS,
                "owl",
                OWL2.NS,
                "iso-thes",
                "http://purl.org/iso25964/skos-thes#",
                "skos",
                set.prefixes().get("skos").toString(),
                "xsd",
                XSDDatatype.XSD + "#"));
        set.mappings().stream()
                .map(mapping -> mapping.object().substring(0, mapping.object().indexOf(':')))
                .forEach(prefix ->
                        prefixes.put(prefix, set.prefixes().get(prefix).toString()));
        return prefixes;
    }

    private static List<Triple> triples(MappingSet set) {
        Node ontology = NodeFactory.createURI(set.slot("mapping_set_id"));
        String version = set.slot("mapping_set_version");
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(ontology, RDF.type.asNode(), OWL2.Ontology.asNode()));
        triples.add(Triple.create(ontology, OWL2.versionIRI.asNode(), NodeFactory.createURI(ontology + "/" + version)));
        triples.add(Triple.create(ontology, OWL2.versionInfo.asNode(), NodeFactory.createLiteralString(version)));
        triples.add(Triple.create(ontology, DCTerms.title.asNode(), english(set.slot("mapping_set_title"))));
        triples.add(
                Triple.create(ontology, DCTerms.description.asNode(), english(set.slot("mapping_set_description"))));
        triples.add(Triple.create(ontology, DCTerms.license.asNode(), NodeFactory.createURI(set.slot("license"))));
        triples.add(Triple.create(ontology, DCTerms.creator.asNode(), english("The casegraph founders")));
        triples.add(Triple.create(ontology, DCTerms.contributor.asNode(), english("The casegraph maintainers")));
        triples.add(Triple.create(ontology, DCTerms.rights.asNode(), english(set.slot("comment"))));
        triples.add(Triple.create(
                ontology,
                DCTerms.created.asNode(),
                NodeFactory.createLiteralDT(set.slot("publication_date") + "T00:00:00Z", XSDDatatype.XSDdateTime)));
        triples.add(annotationProperty(DCTerms.rights.asNode()));
        set.mappings().stream()
                .map(Mapping::predicate)
                .distinct()
                .sorted()
                .forEach(predicate -> triples.add(annotationProperty(set.iri(predicate))));
        if (set.mappings().stream().anyMatch(mapping -> !mapping.units().isEmpty())) {
            triples.add(annotationProperty(CG.restrictedToUnit));
            triples.add(annotationProperty(CG.restrictedToSpecimen));
        }
        if (set.mappings().stream().anyMatch(Mapping::isA)) {
            triples.add(annotationProperty(ClassClosure.BROADER_GENERIC));
        }
        set.mappings().stream().sorted(ORDER).forEach(mapping -> triples.addAll(triples(set, mapping)));
        return triples;
    }

    private static List<Triple> triples(MappingSet set, Mapping mapping) {
        Node object = set.iri(mapping.object());
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(set.iri(mapping.subject()), set.iri(mapping.predicate()), object));
        if (mapping.isA()) {
            triples.add(Triple.create(set.iri(mapping.subject()), ClassClosure.BROADER_GENERIC, object));
        }
        mapping.units()
                .forEach(unit ->
                        triples.add(Triple.create(object, CG.restrictedToUnit, NodeFactory.createLiteralString(unit))));
        mapping.specimens()
                .forEach(material -> triples.add(Triple.create(object, CG.restrictedToSpecimen, set.iri(material))));
        return triples;
    }

    private static Triple annotationProperty(Node property) {
        return Triple.create(property, RDF.type.asNode(), OWL2.AnnotationProperty.asNode());
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }
}
