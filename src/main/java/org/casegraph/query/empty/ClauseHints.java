package org.casegraph.query.empty;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.sparql.serializer.FormatterElement;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.NearestNames;
import org.casegraph.query.Parameter;
import org.casegraph.query.ParameterBlocks;
import org.casegraph.query.PathProperties;
import org.casegraph.vocabulary.CG;

/** The words of a clause, and what its writer may have meant where the data knows nothing of what it names. */
final class ClauseHints {
    private static final int MOST_WORDS = 300;
    private static final int MOST_LOOKED_AT = 20_000;

    private static final List<Resource> PROPERTIES =
            List.of(OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty, RDF.Property);
    private static final List<Resource> TERMS = List.of(OWL2.Class, OWL2.NamedIndividual, RDFS.Class);

    private final Query query;
    private final Graph data;
    private final PrefixMap prefixes;

    ClauseHints(Query query, Graph data) {
        this.query = query;
        this.data = data;
        this.prefixes = Prefixes.adapt(query.getPrefixMapping());
    }

    /** The clause as SPARQL in the query's prefixes; for the VALUES of a parameter {@code name=value}. */
    String words(Object clause) {
        String words;
        if (clause instanceof TriplePath pattern) {
            words = words(pattern);
        } else if (clause instanceof ElementData block && ParameterBlocks.isParameter(block)) {
            words = argument(block);
        } else if (clause instanceof Element element) {
            IndentedLineBuffer buffer = new IndentedLineBuffer();
            FormatterElement.format(buffer, new SerializationContext(query.getPrefixMapping()), element);
            words = buffer.asString();
        } else {
            words = part((QueryClauses.Part) clause);
        }
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + " …" : line;
    }

    private String part(QueryClauses.Part part) {
        return switch (part) {
            case HAVING -> "HAVING " + query.getHavingExprs();
            case LIMIT -> "LIMIT 0";
            case OFFSET -> "OFFSET " + query.getOffset();
            case VALUES -> "VALUES after the pattern";
            case FROM ->
                Stream.concat(
                                query.getGraphURIs().stream().map(iri -> "FROM <" + iri + ">"),
                                query.getNamedGraphURIs().stream().map(iri -> "FROM NAMED <" + iri + ">"))
                        .collect(Collectors.joining(" "));
        };
    }

    private String words(TriplePath pattern) {
        String property = pattern.isTriple()
                ? pattern.getPredicate().equals(RDF.type.asNode()) ? "a" : words(pattern.getPredicate())
                : PathWriter.asString(pattern.getPath(), query.getPrologue());
        return words(pattern.getSubject()) + " " + property + " " + words(pattern.getObject());
    }

    private String words(Node node) {
        // What stands for a list, or for a node without a name, has no name that the query's writer knows.
        return Var.isBlankNodeVar(node) ? "…" : NodeFmtLib.str(node, prefixes);
    }

    private String argument(ElementData block) {
        String variable = block.getVars().get(0).getVarName();
        Node value = block.getRows().get(0).get(block.getVars().get(0));
        String name = Parameter.Type.name(variable);
        if (value == null) {
            return name;
        }
        return name + "=" + (value.isURI() ? ShortNames.ofProject().written(value) : value.getLiteralLexicalForm());
    }

    /** What is not in the data, with the nearest names, the same text in another form, or a class without members. */
    List<String> of(Object clause) {
        if (clause instanceof TriplePath pattern) {
            List<String> hints = new ArrayList<>();
            unknown(Stream.of(pattern.getSubject()), TERMS, hints);
            unknown(
                    pattern.isTriple() ? Stream.of(pattern.getPredicate()) : PathProperties.of(pattern.getPath()),
                    PROPERTIES,
                    hints);
            unknown(Stream.of(pattern.getObject()), TERMS, hints);
            if (hints.isEmpty() && pattern.isTriple()) {
                ofKnown(pattern, hints);
            }
            return hints;
        }
        if (clause instanceof ElementData block) {
            List<String> hints = new ArrayList<>();
            block.getRows()
                    .forEach(row ->
                            unknown(block.getVars().stream().map(row::get).filter(Objects::nonNull), TERMS, hints));
            return hints;
        }
        return List.of();
    }

    private void ofKnown(TriplePath pattern, List<String> hints) {
        Node property = pattern.getPredicate();
        Node object = pattern.getObject();
        if (property.equals(RDF.type.asNode()) && object.isURI() && !data.contains(Node.ANY, property, object)) {
            hints.add("Nothing in the data is a " + words(object) + ".");
        } else if (property.isURI()
                && !property.equals(RDF.type.asNode())
                && !data.contains(Node.ANY, property, Node.ANY)) {
            hints.add("The ontology has " + words(property) + ", but no case uses it.");
        } else if (property.isURI() && object.isLiteral() && !data.contains(Node.ANY, property, object)) {
            String others = data.stream(Node.ANY, property, Node.ANY)
                    .limit(MOST_LOOKED_AT)
                    .map(Triple::getObject)
                    .filter(Node::isLiteral)
                    .filter(other -> other.getLiteralLexicalForm().equalsIgnoreCase(object.getLiteralLexicalForm()))
                    .map(this::words)
                    .distinct()
                    .sorted()
                    .limit(3)
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                hints.add("The data has " + others + ", which is another literal.");
            }
        }
    }

    private boolean occurs(Node iri) {
        return data.contains(iri, Node.ANY, Node.ANY)
                || data.contains(Node.ANY, Node.ANY, iri)
                || data.contains(Node.ANY, iri, Node.ANY);
    }

    private void unknown(Stream<Node> nodes, List<Resource> types, List<String> hints) {
        nodes.filter(node -> node.isURI() && !occurs(node)).forEach(node -> hints.add(unknown(node, types)));
    }

    private String unknown(Node iri, List<Resource> types) {
        String name = words(iri);
        String namespace = namespace(iri);
        List<String> nearest =
                NearestNames.alike(iri.getURI().substring(namespace.length()), near(namespace, iri, types)).stream()
                        .map(local -> words(NodeFactory.createURI(namespace + local)))
                        .toList();
        return "The data has no " + name + "."
                + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".");
    }

    private static String namespace(Node iri) {
        return iri.getURI().replaceFirst("[^#/]*$", "");
    }

    /** What declared terms of the same namespace, or the nodes of the same case, are called after the namespace. */
    private Set<String> near(String namespace, Node iri, List<Resource> types) {
        String local = iri.getURI().substring(namespace.length()).toLowerCase(Locale.ROOT);
        Stream<Node> known = iri.getURI().startsWith(CG.CASE_BASE)
                ? iri.getURI().contains("#")
                        ? data.stream(Node.ANY, CG.inCase, Node.ANY).map(Triple::getSubject)
                        : data.stream(Node.ANY, RDF.type.asNode(), CG.Case).map(Triple::getSubject)
                : types.stream()
                        .flatMap(type -> data.stream(Node.ANY, RDF.type.asNode(), type.asNode()))
                        .map(Triple::getSubject);
        Set<String> names = new TreeSet<>();
        known.filter(node -> node.isURI() && node.getURI().startsWith(namespace))
                .map(node -> node.getURI().substring(namespace.length()))
                .filter(name -> isAlike(local, name))
                .limit(MOST_LOOKED_AT)
                .forEach(names::add);
        return names;
    }

    /** Cheaply, before the distance is computed: about as long, or one within the other. */
    private static boolean isAlike(String wanted, String other) {
        String folded = other.toLowerCase(Locale.ROOT);
        return Math.abs(wanted.length() - folded.length()) <= Math.max(2, wanted.length() / 3)
                || folded.contains(wanted)
                || wanted.contains(folded);
    }
}
