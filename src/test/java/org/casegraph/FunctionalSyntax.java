package org.casegraph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.casegraph.vocabulary.CG;
import org.semanticweb.owlapi.formats.FunctionalSyntaxDocumentFormat;
import org.semanticweb.owlapi.model.OWLException;
import org.semanticweb.owlapi.model.OWLOntology;

/**
 * The ontology in OWL 2 functional syntax. OWL API writes it, which is too large to travel in the jar, so the text does:
 * run this in the project's folder after a change of {@code ontology/}.
 */
public final class FunctionalSyntax {
    static final Path FILE = Path.of("src/main/resources/casegraph/published/ontology.ofn");

    private FunctionalSyntax() {}

    public static void main(String[] arguments) throws IOException, OWLException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, ofProject());
    }

    static String ofProject() throws OWLException {
        OWLOntology ontology = WholeOntology.of(WholeOntology.graph());
        FunctionalSyntaxDocumentFormat format = new FunctionalSyntaxDocumentFormat();
        format.setDefaultPrefix(null);
        format.setPrefix("cg:", CG.NS);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ontology.getOWLOntologyManager().saveOntology(ontology, format, text);
        return text.toString(StandardCharsets.UTF_8);
    }
}
