package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.report.CaseSection;
import org.casegraph.vocabulary.CG;

/** What in a case may tell who somebody is. It reads patterns, not meaning, and calls nothing de-identified. */
public final class PrivacyLint {
    /** Texts that come again and again are far fewer; those of single cases fill up the rest. */
    private static final int MOST_KEPT = 100_000;

    /** Longer than any text of a case that a person writes; what is behind is looked at by parts. */
    private static final int LONGEST = 20_000;

    /** What Dublin Core says of what a report tells, and so of its patient. */
    private static final Set<Node> OF_CONTENT = Stream.of(
                    DCTerms.description, DCTerms.abstract_, DCTerms.tableOfContents, DCTerms.subject, DCTerms.spatial)
            .map(property -> property.asNode())
            .collect(Collectors.toSet());

    private final List<PrivacyRule> rules;
    private final RuleIndex literals;
    private final RuleIndex iris;

    /** By text. */
    private final Map<String, List<Words>> readInLiterals = new ConcurrentHashMap<>();

    private final Map<String, List<Words>> readInIris = new ConcurrentHashMap<>();

    /** Which rules look at the values of a property; a case says much with few properties. */
    private final Map<Node, Property> properties = new ConcurrentHashMap<>();

    private record Words(PrivacyRule rule, String words) {}

    /** @param beside the rules of which its texts hold nothing */
    private record Property(List<Looking> looking, Set<PrivacyRule> beside) {}

    /** @param named as {@link PrivacyRule#named} */
    private record Looking(PrivacyRule rule, List<PrivacyRule.NamedProperty> named) {
        private boolean holds(Node value) {
            return rule.holds(named, value);
        }
    }

    /** @param words of the text, or the whole value where the property tells what it is */
    record Disclosure(PrivacyRule rule, Triple at, String words) {}

    private PrivacyLint(List<PrivacyRule> rules) {
        this.rules = rules;
        literals = RuleIndex.of(rules, false);
        iris = RuleIndex.of(rules, true);
    }

    /** The rules that travel with the program. */
    public static PrivacyLint ofProject() {
        return OfProject.LINT;
    }

    /** Read once: they are patterns that never change. */
    private static final class OfProject {
        private static final PrivacyLint LINT = new PrivacyLint(PrivacyRule.ofProject());
    }

    /** What each rule looks for, by its id. */
    public Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        rules.forEach(rule -> titles.put(rule.id(), rule.title()));
        return titles;
    }

    /** Each identifier that the case does not accept, and each acceptance of what is not there, in the order of the file. */
    public List<Problem> problems(SourceGraph source) {
        AcceptedDisclosures accepted = AcceptedDisclosures.of(source);
        Comparator<Disclosure> order =
                Comparator.comparing(found -> source.lines().getOrDefault(found.at(), new SourceGraph.Line(1, 1)));
        Labels labels = new Labels(source.graph());
        List<Problem> problems = new ArrayList<>();
        disclosures(source).stream()
                .filter(found -> !accepted.accepts(found.rule(), found.words()))
                .sorted(order)
                .forEach(found -> problems.add(problem(source, labels, found)));
        problems.addAll(accepted.idle());
        return problems;
    }

    /** A note for each identifier in the case section of a report's text that the case made from it does not accept. */
    public List<Problem> notes(SourceGraph source, CaseSection section) {
        AcceptedDisclosures accepted = AcceptedDisclosures.of(source);
        String text = TypedText.of(section.text());
        List<Problem> notes = new ArrayList<>();
        Map<PrivacyRule, Integer> behind = new HashMap<>();
        for (Words found : words(section.text(), false)) {
            int at = text.indexOf(found.words(), behind.getOrDefault(found.rule(), 0));
            behind.put(found.rule(), at + found.words().length());
            if (!accepted.accepts(found.rule(), found.words())) {
                notes.add(Problem.of(
                        Mistake.TEXT_IDENTIFIES_PERSON,
                        section.place(at),
                        "in the report's text " + told(found.rule(), found.words()),
                        "Keep it out of the case, and take it out of a text that is shipped or shown"));
            }
        }
        return notes;
    }

    /** How often each rule, by its title, found something that the case does not accept. Any number of threads may ask. */
    public Map<String, Long> counts(SourceGraph source) {
        AcceptedDisclosures accepted = AcceptedDisclosures.of(source);
        return disclosures(source).stream()
                .filter(found -> !accepted.accepts(found.rule(), found.words()))
                .collect(Collectors.groupingBy(found -> found.rule().title(), TreeMap::new, Collectors.counting()));
    }

    List<Disclosure> disclosures(SourceGraph source) {
        Graph graph = source.graph();
        Set<Node> publications = publications(graph);
        Set<Node> vocabularies = graph.stream(Node.ANY, RDF.type.asNode(), CG.VocabularyResource)
                .map(Triple::getSubject)
                .collect(Collectors.toSet());
        Set<Disclosure> found = new LinkedHashSet<>();
        Set<Node> seen = new HashSet<>();
        graph.find().forEach(triple -> {
            if (!AcceptedDisclosures.isHeldBy(graph, triple)) {
                boolean isOfPublication =
                        vocabularies.contains(triple.getSubject()) || isOfPublication(triple, publications);
                add(triple, isOfPublication, seen, found);
            }
        });
        return List.copyOf(found);
    }

    private void add(Triple triple, boolean isOfPublication, Set<Node> seen, Set<Disclosure> found) {
        Node value = triple.getObject();
        Property property = property(triple.getPredicate());
        Set<PrivacyRule> told = Set.of();
        for (Node node : List.of(triple.getSubject(), value)) {
            boolean isNew = node.isLiteral() || node.isURI() && seen.add(node);
            for (Words words : isNew ? words(node) : List.<Words>of()) {
                if (!(words.rule().isOfPersons() && node.isLiteral() && isOfPublication)
                        && !(node == value && property.beside().contains(words.rule()))) {
                    told = with(told, words.rule());
                    found.add(new Disclosure(words.rule(), triple, words.words()));
                }
            }
        }
        if (value.isBlank() || isLinkOfTheModel(triple)) {
            return;
        }
        for (Looking one : property.looking()) {
            PrivacyRule rule = one.rule();
            if (one.holds(value) && !told.contains(rule) && !(rule.isOfPersons() && isOfPublication)) {
                found.add(new Disclosure(rule, triple, text(value)));
            }
        }
    }

    /** Of most triples nothing is told, so that no set is made for them. */
    private static Set<PrivacyRule> with(Set<PrivacyRule> some, PrivacyRule one) {
        Set<PrivacyRule> all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    private Property property(Node predicate) {
        Property known = properties.get(predicate);
        if (known != null) {
            return known;
        }
        Property property = new Property(
                rules.stream()
                        .map(rule -> new Looking(rule, rule.named(predicate)))
                        .filter(one -> !one.named().isEmpty()
                                || !one.rule().datatypes().isEmpty())
                        .toList(),
                rules.stream().filter(rule -> rule.isBeside(predicate)).collect(Collectors.toSet()));
        if (properties.size() < MOST_KEPT) {
            properties.put(predicate, property);
        }
        return property;
    }

    /** Between nodes of a case; a term may still say what a picture shows. */
    private static boolean isLinkOfTheModel(Triple triple) {
        return triple.getPredicate().equals(RDF.type.asNode())
                || CG.isTerm(triple.getPredicate()) && triple.getObject().isURI() && !CG.isTerm(triple.getObject());
    }

    private static Set<Node> publications(Graph graph) {
        Set<Node> publications = new HashSet<>();
        Stream.of(CG.Case, CG.Report, CG.DatasetRecord)
                .flatMap(type -> graph.stream(Node.ANY, RDF.type.asNode(), type))
                .map(Triple::getSubject)
                .forEach(publications::add);
        Stream.of(DCTerms.creator, DCTerms.contributor, DCTerms.publisher)
                .flatMap(role -> graph.stream(Node.ANY, role.asNode(), Node.ANY))
                .map(Triple::getObject)
                .forEach(publications::add);
        return publications;
    }

    /** What Dublin Core says of the case and its report is of the publication, and so is all that is said of its authors. */
    private static boolean isOfPublication(Triple triple, Set<Node> publications) {
        return publications.contains(triple.getSubject())
                        && (triple.getPredicate().getURI().startsWith(DCTerms.NS)
                                        && !OF_CONTENT.contains(triple.getPredicate())
                                || !CG.isTerm(triple.getPredicate()) && isNoCase(triple.getSubject()))
                || triple.getPredicate().equals(CG.vocabularyVersion);
    }

    private static boolean isNoCase(Node node) {
        return !node.isURI() || !node.getURI().startsWith(CG.CASE_BASE);
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    private List<Words> words(Node node) {
        if (node.isLiteral()) {
            return words(text(node), false);
        }
        // Many nodes of one case, and of all cases, have the same text before or behind their #.
        String iri = node.getURI();
        int fragment = iri.indexOf('#');
        if (fragment < 0) {
            return words(iri, true);
        }
        List<Words> before = words(iri.substring(0, fragment), true);
        List<Words> behind = words(iri.substring(fragment + 1), true);
        return before.isEmpty()
                ? behind
                : Stream.concat(before.stream(), behind.stream()).toList();
    }

    private List<Words> words(String text, boolean isIri) {
        Map<String, List<Words>> read = isIri ? readInIris : readInLiterals;
        List<Words> known = read.get(text);
        if (known != null) {
            return known;
        }
        List<Words> found = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LONGEST) {
            String part = TypedText.of(text.substring(from, Math.min(text.length(), from + LONGEST)));
            (isIri ? iris : literals)
                    .words(part)
                    .forEach((rule, words) -> words.forEach(one -> found.add(new Words(rule, one))));
        }
        if (read.size() < MOST_KEPT) {
            read.put(text, List.copyOf(found));
        }
        return found;
    }

    private static Problem problem(SourceGraph source, Labels labels, Disclosure found) {
        Node node = found.at().getSubject();
        PrivacyRule rule = found.rule();
        Optional<String> label = labels.find(node).map(text -> "\"" + text + "\" ");
        return Problem.of(
                Mistake.IDENTIFIES_PERSON,
                source.where(found.at()),
                label.orElse("") + "<" + node + ">: " + told(rule, found.words()),
                rule.fix() + "; if it must stay, accept it with the reason in a cg:AcceptedDisclosure");
    }

    private static String told(PrivacyRule rule, String words) {
        return rule.problem() + ": \"" + words + "\" (rule " + rule.id() + ", HIPAA 164.514(b)(2)(i)("
                + rule.paragraph() + "))";
    }
}
