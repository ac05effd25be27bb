package org.casegraph.terminology;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Reads OWL as RDF. What a terminology does not keep, such as definitions by logic, goes by without being stored. */
final class OwlReader extends StreamRDFBase {
    private static final Set<Node> CLASS_TYPES = Set.of(OWL.Class.asNode(), RDFS.Class.asNode());
    private static final Set<Node> TEXTS = Set.of(
            RDFS.label.asNode(),
            OBO.DEFINITION,
            OBO.XREF,
            OBO.synonym("hasExactSynonym"),
            OBO.synonym("hasRelatedSynonym"),
            OBO.synonym("hasBroadSynonym"),
            OBO.synonym("hasNarrowSynonym"),
            SKOS.prefLabel.asNode(),
            SKOS.altLabel.asNode(),
            SKOS.definition.asNode(),
            NodeFactory.createURI("http://www.ebi.ac.uk/efo/alternative_term"),
            NodeFactory.createURI(OBO.NS + "IAO_0000118"));

    private final String file;
    private final Consumer<Problem> problems;
    private final TermTriples triples = new TermTriples();
    private final OntologyHeader header = new OntologyHeader();
    private final TermIris iris = new TermIris();
    private final List<Triple> aboutOntologies = new ArrayList<>();
    private Optional<Node> ontology = Optional.empty();

    private OwlReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @param problems takes a line for each term that cannot be read; the rest is read */
    static Terminology read(String file, InputStream bytes, Lang language, Consumer<Problem> problems) {
        OwlReader reader = new OwlReader(file, problems);
        Place place = new Place();
        try {
            RDFParser.source(bytes)
                    .lang(language)
                    .base(OntologyHeader.nameOf(file))
                    .errorHandler(place)
                    .parse(reader);
        } catch (RiotException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file + place.where,
                    place.what.isEmpty() ? Problem.reason(e) : place.what,
                    "Mend it, or fetch the file again; nothing of it was taken",
                    e);
        }
        reader.describeOntology();
        return reader.triples.finish(file, reader.header, reader.iris, problems);
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        Node property = triple.getPredicate();
        Node object = triple.getObject();
        if (!subject.isURI()) {
            return;
        }
        if (property.equals(RDF.type.asNode())) {
            type(subject, object);
        } else if (OntologyHeader.keeps(property)) {
            aboutOntologies.add(triple);
        } else if (property.equals(RDFS.subClassOf.asNode())) {
            if (object.isURI() && !object.equals(OWL.Thing.asNode())) {
                triples.isA(subject, object);
            }
        } else if (TEXTS.contains(property) && object.isLiteral()) {
            triples.add(subject, property, object);
        } else {
            life(subject, property, object);
        }
    }

    /** Its type may stand after what is said of it. */
    private void describeOntology() {
        for (Triple said : aboutOntologies) {
            Node value = said.getObject();
            if (ontology.filter(said.getSubject()::equals).isPresent()) {
                header.say(
                        said.getPredicate().getURI(),
                        value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
            }
        }
    }

    private void type(Node subject, Node type) {
        if (type.equals(OWL.Ontology.asNode()) && ontology.isEmpty()) {
            ontology = Optional.of(subject);
            header.name(subject.getURI());
        } else if (CLASS_TYPES.contains(type)) {
            triples.declare(subject);
        }
    }

    /** What a term was before, or gave way to. */
    private void life(Node subject, Node property, Node object) {
        if (property.equals(OBO.DEPRECATED)) {
            if (object.isLiteral() && object.getLiteralLexicalForm().matches("true|1")) {
                triples.deprecate(subject);
            }
        } else if (property.equals(OBO.REPLACED_BY) || property.equals(OBO.CONSIDER)) {
            other(subject, object).ifPresent(term -> triples.add(subject, property, term));
        } else if (property.equals(OBO.ALTERNATIVE_ID) && object.isLiteral()) {
            other(subject, object).ifPresent(old -> triples.text(subject, property, object.getLiteralLexicalForm()));
        }
    }

    private Optional<Node> other(Node subject, Node object) {
        Optional<Node> term = object.isURI()
                ? Optional.of(object)
                : iris.iri(object.isLiteral() ? object.getLiteralLexicalForm() : "");
        if (term.isEmpty()) {
            problems.accept(Problem.of(
                    Mistake.BAD_TERMINOLOGY,
                    file + " " + ShortNames.asInReports(subject),
                    "\"" + object + "\" is no IRI and no CURIE",
                    "Write the term's IRI; the rest was read"));
        }
        return term;
    }

    /** Keeps the place of the fault, which the exception that ends the parse has only within its words. */
    private static final class Place implements ErrorHandler {
        private String where = "";
        private String what = "";

        @Override
        public void warning(String message, long line, long column) {
            // A doubtful literal or IRI of a term does no harm to the others.
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            where = line < 0 ? "" : ":" + line + ":" + column;
            what = message.replaceAll("\\.$", "");
            throw new RiotException(message);
        }
    }
}
