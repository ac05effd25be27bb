package org.casegraph.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** What an RDF file holds, told by its statements, since the endings of names do not tell it. */
public enum RdfContent {
    /** A case or an ontology module in our own terms. */
    OURS,
    /** An ontology of others, which may say what its terms are to ours. */
    TERMINOLOGY,
    /** Data of another model. */
    OTHER,
    /** It breaks off before it tells, or holds no statement. */
    BROKEN;

    private static final List<String> ENDINGS = List.of(".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl");

    /** Whether a file or an entry of an archive is named as RDF, packed by gzip or not. */
    public static boolean isNamed(Path file) {
        String name = SourceStream.formatName(file);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** The language by the ending of the name, Turtle if that says nothing. */
    public static Lang language(String name) {
        Lang lang = RDFLanguages.filenameToLang(name);
        return lang == null ? Lang.TURTLE : lang;
    }

    /** Reads the file up to the first statement that tells, or to its end; nothing is kept. */
    public static RdfContent of(Path file) {
        try (InputStream bytes = SourceStream.open(file)) {
            return of(bytes, language(SourceStream.formatName(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #of(Path)}, of bytes at hand. */
    public static RdfContent of(InputStream bytes, Lang language) {
        Signs signs = new Signs();
        try {
            RDFParser.source(bytes)
                    .lang(language)
                    .base("urn:casegraph:file")
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(signs);
        } catch (Told e) {
            return OURS;
        } catch (RiotException e) {
            return BROKEN;
        }
        if (!signs.any) {
            return BROKEN;
        }
        if (signs.ontology) {
            return TERMINOLOGY;
        }
        return signs.ours ? OURS : OTHER;
    }

    private static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Told() {
            super(null, null, false, false);
        }
    }

    private static final class Signs extends StreamRDFBase {
        private boolean any;
        private boolean ontology;
        private boolean ours;

        @Override
        public void triple(Triple triple) {
            if (isInOurTerms(triple)) {
                throw new Told();
            }
            any = true;
            ours |= refersToOurs(triple);
            ontology |= triple.getPredicate().equals(RDF.type.asNode())
                    && triple.getObject().equals(OWL.Ontology.asNode());
        }

        @Override
        public void quad(Quad quad) {
            triple(quad.asTriple());
        }

        /** An export of a case in another model keeps its IRIs. */
        private static boolean isInOurTerms(Triple triple) {
            Node object = triple.getObject();
            boolean types = triple.getPredicate().equals(RDF.type.asNode());
            return isOurs(triple.getPredicate())
                    || isOurs(triple.getSubject()) && !isOfCase(triple.getSubject())
                    || types && object.equals(CG.Case)
                    || isMistaken(triple.getPredicate())
                    || types && isMistaken(object);
        }

        /** Such an export types things by classes of ours, and an ontology of others may match them. */
        private static boolean refersToOurs(Triple triple) {
            Node object = triple.getObject();
            Node predicate = triple.getPredicate();
            return isOurs(object)
                    && !isOfCase(object)
                    && !predicate.equals(RDF.type.asNode())
                    && !(predicate.isURI() && isOfSio(predicate));
        }

        /** A term of a namespace that is ours but for its scheme or its end: whoever writes it means ours. */
        private static boolean isMistaken(Node term) {
            if (!term.isURI()) {
                return false;
            }
            String iri = term.getURI();
            return CG.isNearly(iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1));
        }

        /** Of the predicates in which those models refer to the terms of any vocabulary. */
        private static boolean isOfSio(Node predicate) {
            return predicate.getURI().startsWith("http://semanticscience.org/resource/");
        }

        private static boolean isOfCase(Node node) {
            return node.isURI() && node.getURI().startsWith(CG.CASE_BASE);
        }

        private static boolean isOurs(Node node) {
            return node.isURI() && node.getURI().startsWith(CG.BASE);
        }
    }
}
