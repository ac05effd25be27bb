import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.FunctionalSyntaxDocumentFormat;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.OWLException;
import org.semanticweb.owlapi.model.OWLOntology;

/**
 * Writes the files directly in a folder, taken as one ontology, in OWL 2 functional syntax. The build runs it, so that
 * the text travels in the jar and OWL API, which is too large to, does not.
 */
final class FunctionalSyntax {
    private static final String NAME = "https://w3id.org/casegraph/ontology";

    private FunctionalSyntax() {}

    /** @param arguments the folder with the Turtle, and the file to write */
    public static void main(String[] arguments) throws IOException, OWLException {
        Path file = Path.of(arguments[1]);
        Files.createDirectories(file.getParent());
        FunctionalSyntaxDocumentFormat format = new FunctionalSyntaxDocumentFormat();
        format.setDefaultPrefix(null);
        format.setPrefix("cg:", NAME + "#");
        OWLOntology ontology = ontology(withOneHeader(read(Path.of(arguments[0]))));
        try (OutputStream text = Files.newOutputStream(file)) {
            ontology.getOWLOntologyManager().saveOntology(ontology, format, text);
        }
    }

    private static Model read(Path folder) throws IOException {
        Model model = ModelFactory.createDefaultModel();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ttl")) {
            for (Path file : files) {
                RDFDataMgr.read(model, file.toUri().toString());
            }
        }
        return model;
    }

    /** Without the headers of the modules, and with nothing to import. */
    private static Model withOneHeader(Model model) {
        Resource name = model.createResource(NAME);
        for (Resource header :
                model.listSubjectsWithProperty(RDF.type, OWL2.Ontology).toList()) {
            if (!header.equals(name)) {
                model.removeAll(header, null, null);
            }
        }
        return model.removeAll(name, OWL2.imports, null).add(name, RDF.type, OWL2.Ontology);
    }

    /** Through RDF/XML, because OWL API takes one ontology a document, and a term in the kind that it is declared in it. */
    private static OWLOntology ontology(Model model) throws OWLException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        RDFDataMgr.write(document, model, RDFFormat.RDFXML_PLAIN);
        return OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new StreamDocumentSource(
                        new ByteArrayInputStream(document.toByteArray()),
                        NAME,
                        new RDFXMLDocumentFormat(),
                        "application/rdf+xml"));
    }
}
