package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/** Makes of a case's text and an edit the text after it. Nothing is written anew but what the edit is of. */
final class EditWriter {
    private static final int MOST_WORDS = 8;

    /** What stands in a file as a text or an address that its author is to fill in. */
    static final Set<Node> WORDED = Set.of(
            RDFS.label.asNode(),
            RDFS.comment.asNode(),
            DCTerms.title.asNode(),
            DCTerms.source.asNode(),
            DCTerms.license.asNode(),
            DCTerms.bibliographicCitation.asNode(),
            CG.extentRead);

    private final CaseText before;
    private final ReportText report;
    private final KnownTerms terms;
    private final String newLine;

    EditWriter(CaseText before, ReportText report, KnownTerms terms) {
        this.before = before;
        this.report = report;
        this.terms = terms;
        this.newLine = before.text().contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * The case after the edit.
     *
     * @throws Problem if the edit cannot be made, or would leave what cannot be read
     */
    CaseText after(Edit edit) {
        String text = text(edit);
        CaseText after = CaseText.read(before.source().file(), text);
        if (!after.caseIri().equals(before.caseIri())) {
            throw bad("the case would have another IRI", "Leave @base and the name of the case as they are");
        }
        boolean isOfWhatIsThere =
                edit instanceof Edit.Reworded || edit instanceof Edit.Rewritten || edit instanceof Edit.Removed;
        if (!isOfWhatIsThere) {
            requireAllKept(before.graph(), after.graph());
        }
        return after;
    }

    private static void requireAllKept(Graph before, Graph after) {
        before.stream()
                .filter(triple ->
                        triple.getSubject().isURI() && !triple.getObject().isBlank())
                .filter(triple -> !after.contains(triple))
                .findFirst()
                .ifPresent(lost -> {
                    throw new IllegalStateException("an edit that only adds would lose " + lost);
                });
    }

    private String text(Edit edit) {
        if (edit instanceof Edit.State state) {
            Anchor anchor = anchor(state.place(), terms.label(state.fact().term()));
            StatementBlocks blocks = anchor.blocks(before, terms);
            blocks.state(state.fact());
            return added(blocks.blocks(), anchor);
        }
        if (edit instanceof Edit.Order order) {
            String label = stated(order.node());
            Anchor anchor = anchor(order.place(), "t " + TurtleTerms.name(order.node()));
            StatementBlocks blocks = anchor.blocks(before, terms);
            blocks.tie(order.node(), label, order.tie());
            return added(blocks.blocks(), anchor);
        }
        if (edit instanceof Edit.Dated dated) {
            String label = stated(dated.node());
            Anchor anchor = anchor(dated.place(), "t " + TurtleTerms.name(dated.node()) + " date");
            StatementBlocks blocks = anchor.blocks(before, terms);
            blocks.date(dated.node(), label, dated.date());
            return added(blocks.blocks(), anchor);
        }
        if (edit instanceof Edit.Quoted quoted) {
            return quoted(quoted);
        }
        if (edit instanceof Edit.Person person) {
            return told(person);
        }
        if (edit instanceof Edit.Reworded reworded) {
            return reworded(reworded);
        }
        if (edit instanceof Edit.Rewritten rewritten) {
            return rewritten(rewritten);
        }
        return without(((Edit.Removed) edit).node());
    }

    private String stated(Node node) {
        if (!before.isStatement(node)) {
            throw bad("the file states nothing called " + TurtleTerms.name(node), "Choose one of the list");
        }
        return new Labels(before.graph()).of(node);
    }

    /**
     * The passage on which an edit rests.
     *
     * @param written its block; empty where the file has the passage already
     */
    private record Anchor(Node passage, Optional<String> written) {
        StatementBlocks blocks(CaseText text, KnownTerms terms) {
            return new StatementBlocks(text, terms, passage, TurtleTerms.name(passage));
        }
    }

    private Anchor anchor(Place place, String words) {
        String quote = report.passage(place.start(), place.end())
                .map(String::strip)
                .filter(told -> !told.isEmpty())
                .orElseThrow(() -> bad("no words of the report are chosen", "Choose the words that say so"));
        if (quote.split(" ").length > MOST_WORDS) {
            throw bad(
                    "the quote has " + quote.split(" ").length + " words, and at most " + MOST_WORDS + " may be quoted",
                    "Choose the words that matter");
        }
        Optional<Node> there = before.graph().stream(Node.ANY, RDF.type.asNode(), CG.Passage)
                .map(Triple::getSubject)
                .filter(passage -> Passages.places(before.graph(), report, passage)
                        .contains(new Passages.Range(place.start(), place.end())))
                .filter(Node::isURI)
                .min(Comparator.comparing(Node::getURI));
        return there.map(passage -> new Anchor(passage, Optional.empty())).orElseGet(() -> {
            Node passage = before.node(before.freeId("p " + words, List.of()));
            return new Anchor(passage, Optional.of(passage(passage, place, quote)));
        });
    }

    private String passage(Node passage, Place place, String quote) {
        TurtleTerms turtle = before.terms();
        Node of = before.graph().stream(before.caseIri(), CG.fromReport, Node.ANY)
                .map(Triple::getObject)
                .findFirst()
                .orElseThrow(() ->
                        bad("the case names no report", "Add cg:fromReport <#report>, as casegraph new writes it"));
        String offsets = before.graph().contains(of, CG.sha256, Node.ANY)
                ? "    " + turtle.cg(CG.sentence) + " " + report.sentenceNumber(place.start()) + " ; "
                        + turtle.cg(CG.start) + " " + place.start() + " ; " + turtle.cg(CG.end) + " " + place.end()
                        + " ;\n"
                : "";
        return turtle.of(passage) + " a " + turtle.cg(CG.Passage) + " ;\n    " + turtle.cg(CG.section) + " "
                + turtle.of(place.section()) + " ;\n" + offsets + "    " + turtle.cg(CG.quote) + " "
                + turtle.of(NodeFactory.createLiteralString(quote)) + " ;\n    "
                + turtle.cg(CG.fromReport) + " " + turtle.of(of) + " ; " + turtle.cg(CG.inCase) + " "
                + turtle.of(before.caseIri()) + " .";
    }

    /** Statements behind the last statement, the passage behind the last passage. */
    private String added(List<String> blocks, Anchor anchor) {
        List<Insertion> insertions = new ArrayList<>();
        insertions.add(behind(before.last(node -> before.isStatement(node) && !before.isPassage(node)), blocks));
        anchor.written().ifPresent(block -> insertions.add(behind(before.last(before::isPassage), List.of(block))));
        return inserted(insertions);
    }

    private record Insertion(int at, String words) {}

    private String inserted(List<Insertion> insertions) {
        StringBuilder text = new StringBuilder(before.text());
        List<Insertion> fromTheEnd = new ArrayList<>(insertions);
        Collections.reverse(fromTheEnd);
        // Of two at one place the first stands first.
        fromTheEnd.stream()
                .sorted(Comparator.comparingInt(Insertion::at).reversed())
                .forEach(one -> text.insert(one.at(), one.words()));
        return text.toString();
    }

    private Insertion behind(Optional<TurtleLayout.Block> last, List<String> blocks) {
        String text = before.text();
        int end = last.map(TurtleLayout.Block::end).orElse(text.length());
        int line = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end) + 1;
        int next = before.layout().blocks().stream()
                .mapToInt(TurtleLayout.Block::start)
                .filter(start -> start >= end)
                .min()
                .orElse(text.length());
        // A comment on the line of the last belongs to it; another statement there does not.
        int at = next < line ? end : line;
        boolean isLineBegun = at > 0 && text.charAt(at - 1) != '\n';
        String words = (isLineBegun ? "\n" : "") + "\n" + String.join("\n\n", blocks) + "\n";
        return new Insertion(at, words.replace("\n", newLine));
    }

    private String told(Edit.Person person) {
        Node patient = before.graph().stream(Node.ANY, RDF.type.asNode(), CG.Patient)
                .map(Triple::getSubject)
                .findFirst()
                .orElseThrow(() -> bad("the file has no patient", "Add <#patient> a cg:Patient"));
        TurtleLayout.Block block = block(patient);
        if (person.sex().isPresent() && before.graph().contains(patient, CG.sex, Node.ANY)
                || person.age().isPresent() && before.graph().contains(patient, CG.ageYears, Node.ANY)) {
            throw bad("this is told of the patient already", "Change the Turtle of the patient");
        }
        TurtleTerms turtle = before.terms();
        Anchor anchor = anchor(person.place(), "patient");
        StringBuilder told = new StringBuilder();
        person.sex().ifPresent(sex -> told.append(line(turtle, CG.sex, turtle.of(sex))));
        person.age().ifPresent(age -> {
            told.append(line(turtle, CG.ageYears, age.toString()));
            before.graph().stream(Node.ANY, RDF.type.asNode(), CG.Presentation)
                    .map(Triple::getSubject)
                    .findFirst()
                    .ifPresent(at -> told.append(line(turtle, CG.ageAt, turtle.of(at))));
        });
        if (told.isEmpty()) {
            throw bad("neither sex nor age is given", "Give one of them");
        }
        boolean isStated = before.graph().contains(patient, CG.statedIn, Node.ANY);
        if (!before.graph().contains(patient, CG.statedIn, anchor.passage())) {
            told.append(line(turtle, isStated ? CG.alsoStatedIn : CG.statedIn, turtle.of(anchor.passage())));
        }
        return withinAnd(block, told.toString(), anchor);
    }

    private String quoted(Edit.Quoted edit) {
        stated(edit.node());
        TurtleLayout.Block block = block(edit.node());
        Anchor anchor = anchor(edit.place(), TurtleTerms.name(edit.node()));
        if (resting(edit.node(), anchor.passage())) {
            throw bad("it rests on these words already", "Choose other words that say so");
        }
        boolean isFirst = !before.graph().contains(edit.node(), CG.statedIn, Node.ANY);
        return withinAnd(
                block,
                line(
                        before.terms(),
                        isFirst ? CG.statedIn : CG.alsoStatedIn,
                        before.terms().of(anchor.passage())),
                anchor);
    }

    private boolean resting(Node node, Node passage) {
        return before.graph().contains(node, CG.statedIn, passage)
                || before.graph().contains(node, CG.alsoStatedIn, passage);
    }

    /** More lines before the end of a block, and the passage on which they rest. */
    private String withinAnd(TurtleLayout.Block block, String lines, Anchor anchor) {
        List<Insertion> insertions = new ArrayList<>();
        insertions.add(new Insertion(block.end() - 1, lines.replace("\n", newLine)));
        anchor.written().ifPresent(written -> insertions.add(behind(before.last(before::isPassage), List.of(written))));
        return inserted(insertions);
    }

    private static String line(TurtleTerms turtle, Node property, String value) {
        return ";\n    " + turtle.cg(property) + " " + value + " ";
    }

    private TurtleLayout.Block block(Node node) {
        List<TurtleLayout.Block> blocks = before.layout().of(node);
        if (blocks.size() != 1) {
            throw bad(
                    blocks.isEmpty()
                            ? "the file describes nothing called " + TurtleTerms.name(node)
                            : TurtleTerms.name(node) + " is described at several places of the file",
                    "Change it in the file");
        }
        return blocks.get(0);
    }

    private String reworded(Edit.Reworded edit) {
        if (!WORDED.contains(edit.property())) {
            throw bad("this property is no text that is changed here", "Change the Turtle of the node");
        }
        SourceGraph source = before.source();
        Triple triple = source.graph().stream(edit.node(), edit.property(), Node.ANY)
                .min(Comparator.comparing(one -> source.lines().get(one)))
                .orElseThrow(() -> bad("nothing is there to be changed", "Change the Turtle of the node"));
        int start = offset(Optional.ofNullable(source.lines().get(triple)).orElseThrow());
        String words = edit.words().strip();
        if (words.isEmpty()) {
            throw bad("the text is empty", "Write what it is to say");
        }
        int end = WrittenObject.end(before.text(), start);
        String written = triple.getObject().isURI()
                ? before.terms().of(address(words))
                : before.terms().of(NodeFactory.createLiteralString(words));
        return before.text().substring(0, start) + written + before.text().substring(end);
    }

    private static Node address(String words) {
        if (!words.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
            throw bad("“" + words + "” is no web address", "Write it as https://doi.org/10.…");
        }
        return NodeFactory.createURI(words);
    }

    private int offset(SourceGraph.Line line) {
        int start = before.text().startsWith("\uFEFF") ? 1 : 0;
        for (long i = 1; i < line.line(); i++) {
            start = before.text().indexOf('\n', start) + 1;
        }
        return start + (int) line.column() - 1;
    }

    private String rewritten(Edit.Rewritten edit) {
        TurtleLayout.Block block = block(edit.node());
        String turtle = edit.turtle().strip().replace("\r\n", "\n").replace("\n", newLine);
        if (turtle.isEmpty()) {
            throw bad("the Turtle is empty", "Remove the statement instead");
        }
        return before.text().substring(0, block.start())
                + turtle
                + before.text().substring(block.end());
    }

    private String without(Node node) {
        stated(node);
        if (before.graph().contains(node, RDF.type.asNode(), CG.Patient)) {
            throw bad("the patient stays", "Change the Turtle of the patient");
        }
        Set<Node> gone = new LinkedHashSet<>(List.of(node));
        before.naming(node).stream().filter(this::isConstraint).forEach(gone::add);
        List<String> resting = before.naming(node).stream()
                .filter(other -> !gone.contains(other) && other.isURI())
                .map(new Labels(before.graph())::of)
                .toList();
        if (!resting.isEmpty()) {
            throw bad(
                    "other things rest on it: " + String.join(", ", resting),
                    "Remove those first, or change what they say of it");
        }
        Set<Node> passages = new HashSet<>();
        gone.forEach(one -> Stream.of(CG.statedIn, CG.alsoStatedIn)
                .flatMap(property -> before.graph().stream(one, property, Node.ANY))
                .map(Triple::getObject)
                .forEach(passages::add));
        passages.stream()
                .filter(passage -> gone.containsAll(before.naming(passage)))
                .forEach(gone::add);
        StringBuilder text = new StringBuilder(before.text());
        before.layout().blocks().stream()
                .filter(block -> block.subject().filter(gone::contains).isPresent())
                .sorted(Comparator.comparingInt(TurtleLayout.Block::start).reversed())
                .forEach(block -> delete(text, block));
        return text.toString();
    }

    private boolean isConstraint(Node node) {
        return before.graph().contains(node, RDF.type.asNode(), CG.TemporalConstraint)
                || before.graph().contains(node, RDF.type.asNode(), CG.DateConstraint);
    }

    /** With its lines, and with the empty line above that set it off. */
    private static void delete(StringBuilder text, TurtleLayout.Block block) {
        int from = block.start();
        int to = block.end();
        int begin = text.lastIndexOf("\n", from - 1) + 1;
        int next = text.indexOf("\n", to) < 0 ? text.length() : text.indexOf("\n", to) + 1;
        if (text.substring(begin, from).isBlank() && text.substring(to, next).isBlank()) {
            int above = begin < 2 ? begin : text.lastIndexOf("\n", begin - 2) + 1;
            from = text.substring(above, begin).isBlank() ? above : begin;
            to = next;
        }
        text.delete(from, to);
    }

    private static Problem bad(String what, String remedy) {
        return Problem.of(Mistake.BAD_ARGUMENT, "the edit", what, remedy);
    }
}
