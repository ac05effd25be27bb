package org.casegraph.source.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Ancestors;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.vocabulary.CG;

/**
 * What of a case file can be mended without deciding anything: by the report's text its hash and the offsets of quotes
 * that occur once, by their neighbours the numbers of sentences, by their properties the types of nodes that have none.
 * Never a fact.
 */
public final class CaseRepair {
    private static final Set<Node> MENDED = Set.of(CG.sha256, CG.start, CG.end, CG.sentence, RDF.type.asNode());

    private final SourceGraph source;
    private final String text;
    private final Graph ontology;
    private final List<TextEdits.Edit> edits = new ArrayList<>();

    private CaseRepair(SourceGraph source, String text, Graph ontology) {
        this.source = source;
        this.text = text;
        this.ontology = ontology;
    }

    /**
     * The changes of a file.
     *
     * @param text of the file, from which the source was read
     * @param report what the passages are of; without it only what the file itself tells is mended
     */
    public static TextEdits of(SourceGraph source, String text, Graph ontology, Optional<ReportText> report) {
        CaseRepair repair = new CaseRepair(source, text, ontology);
        List<Placed> passages = repair.passages(report.filter(repair::isTextOf));
        passages.forEach(repair::mend);
        report.filter(repair::isTextOf).ifPresent(repair::mendHash);
        repair.mendTypes();
        TextEdits mended = new TextEdits(text, repair.edits);
        repair.requireNoFact(mended);
        return mended;
    }

    /** A passage with what it should say; what is not known is empty. */
    private record Placed(Node node, Optional<Integer> start, Optional<Integer> end, Optional<Integer> sentence) {}

    private Stream<Node> ofThisText() {
        return source.graph().stream(Node.ANY, CG.quote, Node.ANY)
                .map(Triple::getSubject)
                .filter(passage -> source.graph().stream(passage, CG.fromReport, Node.ANY)
                        .anyMatch(from -> source.graph().contains(from.getObject(), CG.sha256, Node.ANY)))
                .distinct();
    }

    /** Another text has other words: a case of which a quote is not in it was not made from it. */
    private boolean isTextOf(ReportText report) {
        List<Node> passages = ofThisText().toList();
        return report.isReportOf(source)
                || !passages.isEmpty()
                        && passages.stream().allMatch(passage -> lexical(passage, CG.quote)
                                .filter(quote -> !report.places(quote).isEmpty())
                                .isPresent());
    }

    private List<Placed> passages(Optional<ReportText> report) {
        Optional<ReportText> counted = report.filter(this::countsAs);
        List<Placed> placed = ofThisText()
                .map(passage -> placed(passage, report, counted))
                .filter(passage -> passage.start().isPresent())
                .sorted(Comparator.comparing(passage -> passage.start().orElseThrow()))
                .toList();
        List<Placed> numbered = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            numbered.add(numbered(placed, i));
        }
        return numbered;
    }

    /** Whether the author numbers sentences as the text does, as far as it is seen of passages that are in place. */
    private boolean countsAs(ReportText report) {
        return ofThisText().filter(passage -> isThere(passage, report)).allMatch(passage -> number(passage, CG.sentence)
                .equals(number(passage, CG.start).map(report::sentenceNumber)));
    }

    private boolean isThere(Node passage, ReportText report) {
        return number(passage, CG.start)
                .flatMap(start -> number(passage, CG.end).flatMap(end -> report.passage(start, end)))
                .equals(lexical(passage, CG.quote));
    }

    private Placed placed(Node passage, Optional<ReportText> report, Optional<ReportText> counted) {
        Optional<Integer> start = number(passage, CG.start);
        Optional<Integer> end = number(passage, CG.end);
        Optional<Integer> sentence = number(passage, CG.sentence);
        String quote = lexical(passage, CG.quote).orElse("");
        boolean isThere = report.filter(given -> isThere(passage, given)).isPresent();
        List<int[]> places = report.map(given -> given.places(quote)).orElse(List.of());
        if (isThere || places.size() != 1) {
            return new Placed(passage, start, end, sentence);
        }
        int from = places.get(0)[0];
        return new Placed(
                passage,
                Optional.of(from),
                Optional.of(places.get(0)[1]),
                counted.map(given -> given.sentenceNumber(from)).or(() -> sentence));
    }

    /** What stands between two passages of one sentence is of that sentence. */
    private static Placed numbered(List<Placed> passages, int index) {
        Placed passage = passages.get(index);
        Optional<Integer> before = passages.subList(0, index).stream()
                .flatMap(other -> other.sentence().stream())
                .reduce((one, next) -> next);
        Optional<Integer> after = passages.subList(index + 1, passages.size()).stream()
                .flatMap(other -> other.sentence().stream())
                .findFirst();
        return before.isPresent() && before.equals(after)
                ? new Placed(passage.node(), passage.start(), passage.end(), before)
                : passage;
    }

    private void mend(Placed passage) {
        List<String> missing = new ArrayList<>();
        mend(passage.node(), CG.start, passage.start(), missing);
        mend(passage.node(), CG.end, passage.end(), missing);
        mend(passage.node(), CG.sentence, passage.sentence(), missing);
        if (!missing.isEmpty()) {
            triple(passage.node(), CG.quote)
                    .flatMap(quote -> place(quote, '"' + quote.getObject().getLiteralLexicalForm() + '"'))
                    .filter(quote -> quote[1] >= text.length() || "@^".indexOf(text.charAt(quote[1])) < 0)
                    .ifPresent(quote -> edits.add(new TextEdits.Edit(quote[1], quote[1], String.join("", missing))));
        }
    }

    private void mend(Node passage, Node property, Optional<Integer> value, List<String> missing) {
        if (value.isEmpty() || value.equals(number(passage, property))) {
            return;
        }
        String written = Integer.toString(value.get());
        Optional<Triple> there = triple(passage, property);
        if (there.isEmpty()) {
            missing.add(" ; " + name(property) + " " + written);
            return;
        }
        there.flatMap(wrong -> place(wrong, wrong.getObject().getLiteralLexicalForm()))
                .ifPresent(place -> edits.add(new TextEdits.Edit(place[0], place[1], written)));
    }

    private void mendHash(ReportText report) {
        List<Triple> hashes = source.graph().find(Node.ANY, CG.sha256, Node.ANY).toList();
        if (hashes.size() == 1
                && hashes.get(0).getObject().isLiteral()
                && !hashes.get(0).getObject().getLiteralLexicalForm().equals(report.sha256())) {
            place(hashes.get(0), '"' + hashes.get(0).getObject().getLiteralLexicalForm() + '"')
                    .ifPresent(place -> edits.add(new TextEdits.Edit(place[0], place[1], '"' + report.sha256() + '"')));
        }
    }

    private void mendTypes() {
        source.graph().stream()
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .filter(node -> !source.graph().contains(node, RDF.type.asNode(), Node.ANY))
                .distinct()
                .forEach(node -> type(node).ifPresent(type -> subject(node)
                        .ifPresent(end -> edits.add(new TextEdits.Edit(end, end, " a " + name(type) + " ;")))));
    }

    /** The one class that all its properties are for; empty where they are for none, or for several. */
    private Optional<Node> type(Node node) {
        Set<Node> domains = source.graph().stream(node, Node.ANY, Node.ANY)
                .flatMap(triple -> ontology.stream(triple.getPredicate(), RDFS.domain.asNode(), Node.ANY))
                .map(Triple::getObject)
                .filter(CG::isTerm)
                .collect(Collectors.toSet());
        Set<Node> wider = new HashSet<>();
        domains.forEach(domain ->
                wider.addAll(Ancestors.of(domain, below -> G.listSP(ontology, below, RDFS.subClassOf.asNode()))));
        domains.removeAll(wider);
        return domains.size() == 1 ? domains.stream().findFirst() : Optional.empty();
    }

    /** Behind the subject of the first statement of a node, where its predicate follows. */
    private Optional<Integer> subject(Node node) {
        return source.first(node).map(source.lines()::get).flatMap(line -> {
            int object = offset(line);
            String iri = node.getURI();
            String form = Stream.of("<" + iri + ">", "<#" + iri.substring(iri.indexOf('#') + 1) + ">")
                    .max(Comparator.comparingInt((ToIntFunction<String>) one -> text.lastIndexOf(one, object - 1)))
                    .orElseThrow();
            int start = object > 0 ? text.lastIndexOf(form, object - 1) : -1;
            int end = start + form.length();
            return start >= 0 && text.substring(end, object).matches("\\s+[^\\s;,.#]*[^\\s;,.]*\\s*")
                    ? Optional.of(end)
                    : Optional.empty();
        });
    }

    /** From where to before where the object of a triple stands; empty unless it is written so. */
    private Optional<int[]> place(Triple triple, String written) {
        return Optional.ofNullable(source.lines().get(triple))
                .map(this::offset)
                .filter(start -> start >= 0 && text.startsWith(written, start))
                .map(start -> new int[] {start, start + written.length()});
    }

    private int offset(SourceGraph.Line line) {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (long i = 1; i < line.line(); i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return -1;
            }
            start = end + 1;
        }
        return start + (int) line.column() - 1;
    }

    /** A term of ours as this file writes those. */
    private String name(Node term) {
        Matcher prefix = Pattern.compile("(?i)prefix\\s+(\\w*):\\s*<" + Pattern.quote(CG.NS) + ">")
                .matcher(text);
        return prefix.find() ? prefix.group(1) + ":" + CG.name(term) : "<" + term.getURI() + ">";
    }

    private Optional<Triple> triple(Node subject, Node property) {
        List<Triple> found = source.graph().find(subject, property, Node.ANY).toList();
        return found.size() == 1 && found.get(0).getObject().isLiteral() ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Optional<String> lexical(Node subject, Node property) {
        return triple(subject, property).map(found -> found.getObject().getLiteralLexicalForm());
    }

    private Optional<Integer> number(Node subject, Node property) {
        return lexical(subject, property)
                .filter(form -> form.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    private void requireNoFact(TextEdits mended) {
        if (mended.isEmpty()) {
            return;
        }
        Graph after = TurtleSource.read(source.file(), mended.changed()).graph();
        Optional<Triple> other = Stream.concat(
                        after.stream().filter(triple -> !source.graph().contains(triple)),
                        source.graph().stream().filter(triple -> !after.contains(triple)))
                .filter(triple ->
                        !triple.getSubject().isBlank() && !triple.getObject().isBlank())
                .filter(triple -> !MENDED.contains(triple.getPredicate()))
                .findFirst();
        if (other.isPresent()) {
            throw new IllegalStateException("mending " + source.file() + " would change " + other.get());
        }
    }
}
