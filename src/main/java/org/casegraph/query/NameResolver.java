package org.casegraph.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ListedObjects;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.search.Kind;
import org.casegraph.search.TermNames;
import org.casegraph.vocabulary.CG;

/**
 * Finds the node that a person means by what they wrote: an IRI, with or without angle brackets and in any of the forms
 * that others write it in; a CURIE such as {@code cg:Finding}; an id as the field writes it, such as {@code HP:0001250};
 * a case id; a node of a case such as {@code wang-2022#glossitis}; a label or a synonym, whose letter case, hyphens and
 * plural do not matter. Classes go before other terms, and terms before the nodes of cases that are called the same.
 */
public final class NameResolver {
    private static final int FEW = 5;

    /** An id of a vocabulary, such as {@code HP:0001250}. */
    private static final Pattern NUMBERED = Pattern.compile("\\S*[:_/]\\d{4,}");

    /** What a name is looked for in, the likeliest first. */
    private static final List<List<Node>> NAMES = List.of(
            List.of(RDFS.label.asNode()),
            Stream.concat(Stream.of(SKOS.prefLabel.asNode()), TermNames.SYNONYMS.stream())
                    .toList(),
            List.of(CG.recordedLabel),
            List.of(SKOS.hiddenLabel.asNode()));

    /** What is no term of a vocabulary and of no case stands behind these, and what is of a case behind that. */
    private static final List<Kind> BEFORE_NODES = List.of(Kind.CLASS, Kind.PROPERTY, Kind.INDIVIDUAL, Kind.CASE);

    private final Graph terms;

    /** @param terms what can be meant: case, ontology and what was derived, as one graph */
    public NameResolver(Graph terms) {
        this.terms = terms;
    }

    /**
     * The node that is meant.
     *
     * @throws Problem with the nearest names if it is none, or several; an IRI of others may name nothing here
     */
    public Node find(String text) {
        return find(text, text, Optional.empty(), List.of());
    }

    /**
     * The node that is meant where one of a kind is asked for. Of a case it must be one; of other kinds those go first.
     *
     * @throws Problem with the nearest of the kind if nothing here is called so or mentions that IRI
     */
    public Node find(String text, Kind kind) {
        return find(text, text, Optional.of(kind), List.of());
    }

    /**
     * As {@link #find(String)}.
     *
     * @param where names the text in a problem
     * @param choices offered in a problem before names of the kind; alone if there is no kind
     */
    Node find(String where, String text, Optional<Kind> kind, List<String> choices) {
        boolean isBracketed = text.startsWith("<") && text.endsWith(">");
        String inner = isBracketed ? text.substring(1, text.length() - 1) : text;
        boolean isIri = isBracketed || inner.matches("(?i)(https?://|urn:).*");
        if (isIri) {
            requireAbsolute(where, inner);
        }
        Optional<Node> written = isIri
                ? Optional.of(NodeFactory.createURI(inner))
                : ShortNames.ofProject().expand(text);
        Optional<Node> found = Stream.concat(
                        written.stream(), TermIds.iris(text).stream().map(NodeFactory::createURI))
                .filter(node -> isMeant(node, kind))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        if (written.isPresent()) {
            // Others' IRIs may well name nothing here and get no rows; a misspelt one of ours should say so.
            if (kind.isEmpty() && !written.get().getURI().startsWith(CG.BASE)) {
                return written.get();
            }
            throw unknown(where, text, kind, choices);
        }
        Node inCase = CaseIris.of(text);
        return isMeant(inCase, kind) ? inCase : named(where, text, kind, choices);
    }

    /** The one of these nodes that is meant by its IRI, short name, name within its case, or label. */
    public Optional<Node> findAmong(String text, Collection<Node> nodes) {
        return Stream.concat(TermIds.iris(text).stream().map(NodeFactory::createURI), Stream.of(CaseIris.of(text)))
                .filter(nodes::contains)
                .findFirst()
                .or(() -> nodes.stream()
                        .filter(node ->
                                CaseIris.isOurs(node) && CaseIris.fragment(node).equalsIgnoreCase(text))
                        .findFirst())
                .or(() -> called(text).entrySet().stream()
                        .filter(called -> nodes.contains(called.getKey()))
                        .min(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey));
    }

    private static void requireAbsolute(String where, String iri) {
        try {
            if (IRIx.create(iri).isReference()) {
                return;
            }
        } catch (IRIException e) {
            throw Problem.of(
                    Mistake.BAD_IRI,
                    where,
                    "this is no IRI: " + Problem.reason(e),
                    "Percent-encode what an IRI cannot hold",
                    e);
        }
        throw Problem.of(Mistake.BAD_IRI, where, "this IRI is not absolute", "Begin it with a scheme such as https:");
    }

    private boolean isMeant(Node iri, Optional<Kind> kind) {
        return kind.filter(Kind.CASE::equals).isPresent() ? isCase(iri) : occurs(iri);
    }

    private boolean isCase(Node node) {
        return terms.contains(node, RDF.type.asNode(), CG.Case);
    }

    private boolean occurs(Node iri) {
        return terms.contains(iri, Node.ANY, Node.ANY)
                || terms.contains(Node.ANY, Node.ANY, iri)
                || terms.contains(Node.ANY, iri, Node.ANY);
    }

    private Node named(String where, String text, Optional<Kind> kind, List<String> choices) {
        record Candidate(Node node, int order, int tier) {}
        List<Candidate> candidates = called(text).entrySet().stream()
                .filter(called -> kind.filter(Kind.CASE::equals).isEmpty() || isCase(called.getKey()))
                .map(called -> new Candidate(called.getKey(), order(called.getKey(), kind), called.getValue()))
                .sorted(Comparator.comparingInt(Candidate::order).thenComparingInt(Candidate::tier))
                .toList();
        if (candidates.isEmpty()) {
            throw unknown(where, text, kind, choices);
        }
        List<Node> best = candidates.stream()
                .filter(one -> one.order() == candidates.get(0).order()
                        && one.tier() == candidates.get(0).tier())
                .map(Candidate::node)
                .toList();
        List<Node> ours = best.stream().filter(CG::isTerm).toList();
        if (best.size() > 1 && ours.size() != 1) {
            throw Problem.of(
                    Mistake.AMBIGUOUS_NAME,
                    where,
                    "this label is ambiguous",
                    "Write one of these instead: "
                            + best.stream()
                                    .map(node -> ShortNames.ofProject().written(node))
                                    .sorted()
                                    .limit(FEW)
                                    .collect(Collectors.joining(", ")));
        }
        return ours.isEmpty() ? best.get(0) : ours.get(0);
    }

    /** Every node that is called so, and how likely that is its name: the lower the likelier. */
    private Map<Node, Integer> called(String text) {
        String key = NameWords.key(text);
        Map<Node, Integer> called = new LinkedHashMap<>();
        if (key.isEmpty()) {
            return called;
        }
        subjects(CG.Case).forEach(node -> likeness(CaseIris.id(node), text, key)
                .ifPresent(less -> called.put(node, less * NAMES.size())));
        for (int tier = 0; tier < NAMES.size(); tier++) {
            for (Node property : NAMES.get(tier)) {
                int exactly = tier;
                Map<Node, Integer> likely = new LinkedHashMap<>();
                ListedObjects.of(terms, property).forEachRemaining(name -> {
                    if (name.isLiteral()) {
                        likeness(name.getLiteralLexicalForm(), text, key)
                                .ifPresent(less -> likely.put(name, exactly + less * NAMES.size()));
                    }
                });
                likely.forEach((name, place) -> terms.stream(Node.ANY, property, name)
                        .map(Triple::getSubject)
                        .filter(Node::isURI)
                        .forEach(node -> called.merge(node, place, Math::min)));
            }
        }
        return called;
    }

    /** 0 for the same name in any letter case, 1 for one that differs in hyphens, accents or number; empty for another. */
    private static Optional<Integer> likeness(String name, String text, String key) {
        if (name.equalsIgnoreCase(text)) {
            return Optional.of(0);
        }
        // Folding is dear, and a store has many labels.
        boolean isLikely = Math.abs(name.length() - text.length()) < 8 && !name.isEmpty();
        return isLikely && NameWords.key(name).equals(key) ? Optional.of(1) : Optional.empty();
    }

    private int order(Node node, Optional<Kind> wanted) {
        Optional<Kind> kind = Kind.of(terms, node);
        if (kind.isPresent()) {
            return kind.equals(wanted) ? -1 : BEFORE_NODES.indexOf(kind.get());
        }
        return BEFORE_NODES.size() + (terms.contains(node, CG.inCase, Node.ANY) ? 1 : 0);
    }

    private Problem unknown(String where, String text, Optional<Kind> kind, List<String> choices) {
        TreeSet<String> known = new TreeSet<>(choices);
        if (kind.isPresent() || choices.isEmpty()) {
            known.addAll(names(text, kind));
        }
        boolean isCase = kind.filter(one -> one == Kind.CASE).isPresent();
        List<String> alike = NearestNames.alike(text, known).stream()
                .filter(name -> !NUMBERED.matcher(text).matches() || isOneDigitOff(text, name))
                .toList();
        return Problem.of(
                isCase ? Mistake.UNKNOWN_CASE : Mistake.UNKNOWN_NAME,
                where,
                kind.map(one -> isCase ? "no such case" : "no such term").orElse("nothing here has this name"),
                alike.isEmpty()
                        ? otherwise(isCase, kind.isPresent(), choices)
                        : "Nearest: " + String.join(", ", alike));
    }

    private static String otherwise(boolean isCase, boolean isOpen, List<String> choices) {
        String some = choices.isEmpty() ? "" : "one of " + String.join(", ", choices);
        if (isCase) {
            return "None has an id like it; /case lists all";
        }
        return isOpen || some.isEmpty()
                ? "None has a name like it; give an IRI, a name that /terms finds"
                        + (some.isEmpty() ? "" : ", or " + some)
                : "Give " + some;
    }

    /** An id is a number, and what is near by its digits is not near otherwise. */
    private static boolean isOneDigitOff(String text, String name) {
        return text.length() == name.length()
                && IntStream.range(0, text.length())
                                .filter(i ->
                                        Character.toLowerCase(text.charAt(i)) != Character.toLowerCase(name.charAt(i)))
                                .count()
                        <= 1;
    }

    /** What could have been written instead, in the way in which the text is written. */
    private Collection<String> names(String text, Optional<Kind> kind) {
        if (kind.filter(Kind.CASE::equals).isPresent()) {
            return subjects(CG.Case).map(ShortNames.ofProject()::written).toList();
        }
        if (text.contains("#") && !isAddress(text)) {
            return terms.stream(Node.ANY, CG.inCase, Node.ANY)
                    .map(Triple::getSubject)
                    .filter(Node::isURI)
                    .map(ShortNames.ofProject()::written)
                    .collect(Collectors.toSet());
        }
        if (kind.isEmpty()) {
            return Stream.concat(
                            subjects(CG.Case).map(ShortNames.ofProject()::written),
                            texts(Node.ANY, RDFS.label.asNode()))
                    .toList();
        }
        List<Node> ofKind =
                kind.get().types().stream().flatMap(this::subjects).distinct().toList();
        if (ShortNames.ofProject().expand(text).isPresent()) {
            return ofKind.stream().map(ShortNames.ofProject()::written).toList();
        }
        if (!TermIds.iris(text).isEmpty()) {
            return Stream.concat(ofKind.stream(), TermNames.MATCHES.stream().flatMap(this::objects))
                    .filter(Node::isURI)
                    .map(node -> isAddress(text) ? node.getURI() : ShortNames.asInReports(node))
                    .collect(Collectors.toSet());
        }
        return ofKind.stream()
                .flatMap(node -> Stream.of(0, 1)
                        .flatMap(tier -> NAMES.get(tier).stream())
                        .flatMap(property -> texts(node, property)))
                .toList();
    }

    private static boolean isAddress(String text) {
        return text.contains("://");
    }

    private Stream<Node> subjects(Node type) {
        return terms.stream(Node.ANY, RDF.type.asNode(), type)
                .map(Triple::getSubject)
                .filter(Node::isURI);
    }

    private Stream<Node> objects(Node property) {
        return terms.stream(Node.ANY, property, Node.ANY).map(Triple::getObject);
    }

    private Stream<String> texts(Node subject, Node property) {
        return terms.stream(subject, property, Node.ANY)
                .map(Triple::getObject)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm);
    }
}
