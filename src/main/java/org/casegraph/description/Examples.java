package org.casegraph.description;

import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.vocabulary.CG;

/**
 * The questions as RDF that clients of other SPARQL services read (https://github.com/sib-swiss/sparql-examples): a
 * {@code sh:SPARQLExecutable} each, with its text, its words and the prefixes.
 */
public final class Examples {
    /** The named graph in which the examples belong. */
    public static final Node GRAPH = NodeFactory.createURI(CG.BASE + ".well-known/sparql-examples");

    private static final String SH = "http://www.w3.org/ns/shacl#";

    /** SHACL has no word for a DESCRIBE query. */
    private static final String SPEX = "https://purl.expasy.org/sparql-examples/ontology#";

    private Examples() {}

    /** @param base where the questions are served, ending with a slash */
    public static Graph of(QuestionLibrary questions, String base) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sh", SH).setNsPrefix("schema", SchemaDO.NS).setNsPrefix("dcterms", DCTerms.NS);
        model.setNsPrefix("rdfs", RDFS.uri).setNsPrefix("xsd", XSD.NS).setNsPrefix("owl", OWL2.NS);
        Resource prefixes = model.createResource(GRAPH.getURI() + "#prefixes", OWL2.Ontology)
                .addProperty(DCTerms.title, "Prefixes of the questions", "en");
        questions.questions().forEach(question -> {
            add(question, base, prefixes, model);
            question.query()
                    .getPrefixMapping()
                    .getNsPrefixMap()
                    .forEach((prefix, iri) -> declare(prefix, iri, prefixes));
        });
        return model.getGraph();
    }

    private static void add(Question question, String base, Resource prefixes, Model model) {
        Resource example = model.createResource(
                        GRAPH.getURI() + "/" + question.id(), ResourceFactory.createResource(SH + "SPARQLExecutable"))
                .addProperty(RDFS.comment, question.summary(), "en")
                .addProperty(DCTerms.description, question.description(), "en")
                .addProperty(property(SH + "prefixes"), prefixes)
                .addProperty(SchemaDO.target, model.createResource(base + "sparql"))
                .addProperty(RDFS.seeAlso, model.createResource(base + "questions/" + question.id()));
        question.tags().forEach(tag -> example.addProperty(SchemaDO.keywords, tag));
        String form = form(question);
        example.addProperty(
                        RDF.type,
                        model.createResource((form.equals("Describe") ? SPEX : SH) + "SPARQL" + form + "Executable"))
                .addProperty(
                        property(form.equals("Describe") ? SPEX + "describe" : SH + form.toLowerCase(Locale.ROOT)),
                        question.text());
    }

    private static String form(Question question) {
        if (question.query().isSelectType()) {
            return "Select";
        }
        if (question.query().isAskType()) {
            return "Ask";
        }
        return question.query().isConstructType() ? "Construct" : "Describe";
    }

    private static void declare(String prefix, String iri, Resource prefixes) {
        Model model = prefixes.getModel();
        prefixes.addProperty(
                property(SH + "declare"),
                model.createResource(GRAPH.getURI() + "#prefix-" + prefix)
                        .addProperty(property(SH + "prefix"), prefix)
                        .addProperty(property(SH + "namespace"), model.createTypedLiteral(iri, XSD.anyURI.getURI())));
    }

    private static Property property(String iri) {
        return ResourceFactory.createProperty(iri);
    }
}
