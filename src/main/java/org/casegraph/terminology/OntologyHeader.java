package org.casegraph.terminology;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** What a file says of the terminology as a whole, as it is read; any part of it may be missing. */
final class OntologyHeader {
    static final String VERSION_IRI = OWL2.versionIRI.getURI();
    static final String VERSION_INFO = OWL.versionInfo.getURI();

    /** By Dublin Core's older and newer property. */
    private static final Map<String, Node> KEPT = Map.of(
            "http://purl.org/dc/elements/1.1/title",
            DCTerms.title.asNode(),
            DCTerms.title.getURI(),
            DCTerms.title.asNode(),
            DCTerms.license.getURI(),
            DCTerms.license.asNode());

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern RELEASE_FILE = Pattern.compile("\\.(json|obo)$");

    private final Map<Node, String> kept = new TreeMap<>((a, b) -> a.getURI().compareTo(b.getURI()));
    private Optional<String> iri = Optional.empty();
    private Optional<String> versionIri = Optional.empty();
    private Optional<String> versionInfo = Optional.empty();

    /** Whether a property says something that is kept. */
    static boolean keeps(Node property) {
        String iri = property.getURI();
        return iri.equals(VERSION_IRI) || iri.equals(VERSION_INFO) || KEPT.containsKey(iri);
    }

    /** The first IRI stays. */
    void name(String given) {
        iri = iri.or(() -> Optional.of(asOwl(given)));
    }

    /** Properties that say nothing of name, version, title or licence are passed over. */
    void say(String property, String value) {
        if (property.equals(VERSION_IRI)) {
            versionIri = Optional.of(asOwl(value));
        } else if (property.equals(VERSION_INFO)) {
            versionInfo = Optional.of(value);
        } else if (KEPT.containsKey(property)) {
            kept.putIfAbsent(KEPT.get(property), value);
        }
    }

    /** The ontology's IRI; one made of the file's name where the file gives none. */
    Node name(Graph graph, String file) {
        Node name = NodeFactory.createURI(iri.orElseGet(() -> nameOf(file)));
        graph.add(name, RDF.type.asNode(), OWL.Ontology.asNode());
        versionIri.ifPresent(version -> graph.add(name, OWL2.versionIRI.asNode(), NodeFactory.createURI(version)));
        version()
                .ifPresent(
                        version -> graph.add(name, OWL.versionInfo.asNode(), NodeFactory.createLiteralString(version)));
        kept.forEach((property, value) -> graph.add(
                name,
                property,
                TermIris.isAbsolute(value) ? NodeFactory.createURI(value) : NodeFactory.createLiteralString(value)));
        return name;
    }

    /** As the file calls it, or the date in its version IRI. */
    Optional<String> version() {
        return versionInfo.or(() -> versionIri.map(text -> {
            Matcher date = DATE.matcher(text);
            return date.find() ? date.group() : text;
        }));
    }

    /** The releases of an OBO ontology differ in the ending of their format, and name the same. */
    private static String asOwl(String given) {
        return given.startsWith(OBO.NS) ? RELEASE_FILE.matcher(given).replaceFirst(".owl") : given;
    }

    /** An IRI for a file without one. */
    static String nameOf(String file) {
        String plain = file.replaceAll(".*[/\\\\]", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return CG.BASE + "terminology/" + plain;
    }
}
