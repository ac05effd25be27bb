package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.DraftData;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.statement.Line;
import org.casegraph.statement.Literals;
import org.casegraph.statement.MeasuredValue;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Standing;
import org.casegraph.statement.StatementKind;
import org.casegraph.statement.Statements;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;

/** The Turtle of a statement and of what ties it in time, a line an idea, as the templates of {@code data/templates} have it. */
final class StatementBlocks {
    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?");

    /** What the details of a denial are where its writer does not say. */
    private static final List<Fact.Detail> DENIAL =
            List.of(new Fact.Detail(CG.basis, CG.ReportStatement), new Fact.Detail(CG.span, CG.SpanNotStated));

    private final CaseText text;
    private final TurtleTerms turtle;
    private final KnownTerms terms;
    private final Node passage;
    private final List<String> ids = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final UnitConversion units = new UnitConversion();
    private final Statements statements;

    /** @param passage on which all of it rests */
    StatementBlocks(CaseText text, KnownTerms terms, Node passage, String passageId) {
        this.text = text;
        this.turtle = text.terms();
        this.terms = terms;
        this.passage = passage;
        this.ids.add(passageId);
        this.statements = new Statements(terms::isBelow);
    }

    List<String> blocks() {
        return blocks;
    }

    /** The lines of a block, without their ends. */
    private final class Lines {
        private final List<String> lines = new ArrayList<>();

        Lines(Node node, List<Node> types) {
            lines.add(turtle.of(node) + " a "
                    + String.join(" , ", types.stream().map(turtle::of).toList()));
        }

        Lines with(Node property, Node value) {
            return with(List.of(Line.of(property, value)));
        }

        Lines with(List<Line> more) {
            more.forEach(line -> lines.add("    "
                    + String.join(
                            " ; ",
                            line.said().stream()
                                    .map(said -> turtle.of(said.property()) + " " + turtle.of(said.value()))
                                    .toList())));
            return this;
        }

        void end(Optional<Node> about, Node voice) {
            String of = about.map(node -> turtle.cg(CG.about) + " " + turtle.of(node) + " ; ")
                            .orElse("")
                    + turtle.cg(CG.inCase) + " " + turtle.of(text.caseIri()) + " ; " + turtle.cg(CG.voice) + " "
                    + turtle.of(voice);
            lines.add("    " + of);
            lines.add("    " + turtle.cg(CG.statedIn) + " " + turtle.of(passage));
            blocks.add(String.join(" ;\n", lines) + " .");
        }
    }

    private Node patient() {
        return text.graph().stream(Node.ANY, RDF.type.asNode(), CG.Patient)
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_ARGUMENT,
                        text.source().file(),
                        "the file has no patient, of whom a statement could be",
                        "Add <#patient> a cg:Patient, as casegraph new writes it"));
    }

    private Node node(String words) {
        String id = text.freeId(words, ids);
        ids.add(id);
        return text.node(id);
    }

    /** The statement and its ties. */
    void state(Fact fact) {
        Node term = fact.term();
        if (!terms.isKnown(term)) {
            throw bad("no term is called " + TurtleTerms.name(term), "Choose one of the list");
        }
        StatementKind kind = kind(fact);
        if (fact.standing().isDiagnosis() && !terms.isDisease(term)) {
            throw bad(terms.label(term) + " is no disease, so no diagnosis", "Choose present, absent or suspected");
        }
        if (kind == StatementKind.MEASUREMENT && fact.standing() != Standing.PRESENT) {
            throw bad(
                    terms.label(term) + " is measured, and a result is present", "Choose present, and give its result");
        }
        if (fact.voice().equals(CG.CuratorChosen) && fact.comment().isBlank()) {
            throw bad("what you concluded yourself has no reason", "Write it as the comment");
        }
        boolean isDose = terms.isBelow(term, Set.of(CG.DoseInterval));
        if (isDose && fact.links().stream().noneMatch(link -> link.property().equals(CG.partOf))) {
            throw bad("the dose is of no treatment", "Choose “part of” and the treatment");
        }
        String label = fact.label().isBlank() ? label(fact) : fact.label().strip();
        Node node = node(fact.standing().words().replace(":", "") + terms.label(term));
        Lines lines = new Lines(node, statements.types(kind, fact.standing(), term, isResponse(fact)))
                .with(RDFS.label.asNode(), Literals.words(label))
                .with(Statements.claim(kind, fact.standing(), term));
        if (kind == StatementKind.MEASUREMENT || isDose) {
            result(fact, lines);
        }
        details(fact).forEach(detail -> lines.with(detail.property(), detail.value()));
        fact.links().stream()
                .filter(link -> !link.property().equals(CG.about))
                .forEach(link -> lines.with(link.property(), stated(link.other())));
        if (isDose) {
            fact.links().stream()
                    .filter(link -> link.property().equals(CG.partOf))
                    .forEach(link -> lines.with(CG.startsWith, link.other()));
        }
        List<Tie> ties =
                fact.ties().stream().filter(tie -> !observed(fact, tie, lines)).toList();
        if (!fact.comment().isBlank()) {
            lines.with(RDFS.comment.asNode(), Literals.words(fact.comment().strip()));
        }
        lines.end(Optional.of(about(fact)), fact.voice());
        ties.forEach(tie -> tie(node, label, tie));
        fact.date().ifPresent(date -> date(node, label, date));
    }

    private Node stated(Node other) {
        if (!text.isStatement(other)) {
            throw bad("the file states nothing called " + TurtleTerms.name(other), "Choose one of the list");
        }
        return other;
    }

    private static boolean isResponse(Fact fact) {
        return Statements.isResponse(Stream.concat(
                        fact.details().stream().map(Fact.Detail::property),
                        fact.links().stream().map(Fact.Link::property))
                .toList());
    }

    /** What it is said of: as its links tell, else of the patient. */
    private Node about(Fact fact) {
        return Statements.saysOfWhat(
                        fact.links().stream().map(Fact.Link::property).toList())
                .flatMap(property -> fact.links().stream()
                        .filter(link -> link.property().equals(property))
                        .findFirst())
                .map(link -> stated(link.other()))
                .orElseGet(this::patient);
    }

    private StatementKind kind(Fact fact) {
        return fact.standing().isDiagnosis()
                ? StatementKind.DIAGNOSIS
                : StatementKind.of(fact.term(), terms::isBelow).orElse(StatementKind.FINDING);
    }

    private String label(Fact fact) {
        Optional<Fact.Result> result = fact.result();
        return Statements.label(
                fact.standing(),
                terms.label(fact.term()),
                result.map(Fact.Result::value).orElse(""),
                result.map(Fact.Result::unit).orElse(""),
                fact.details().stream()
                        .filter(detail -> detail.property().equals(CG.interpretation))
                        .map(detail -> terms.label(detail.value()))
                        .findFirst()
                        .orElse(""));
    }

    /** What was given, and what nobody may leave out. */
    private List<Fact.Detail> details(Fact fact) {
        List<Fact.Detail> details = new ArrayList<>(fact.details());
        List<Fact.Detail> needed =
                switch (fact.standing()) {
                    case ABSENT -> DENIAL;
                    case FINAL -> List.of(new Fact.Detail(CG.hasDiagnosticGround, CG.GroundNotRead));
                    default -> List.of();
                };
        needed.stream()
                .filter(one -> fact.details().stream()
                        .noneMatch(given -> given.property().equals(one.property())))
                .forEach(details::add);
        return details;
    }

    private void result(Fact fact, Lines lines) {
        Optional<Fact.Result> given =
                fact.result().filter(result -> !result.value().isBlank());
        if (given.isEmpty()) {
            if (fact.details().stream().noneMatch(detail -> detail.property().equals(CG.interpretation))) {
                throw bad(
                        terms.label(fact.term()) + " has neither a value nor an interpretation",
                        "Give its value as printed, or choose how it was found");
            }
            return;
        }
        Fact.Result result = given.get();
        MeasuredValue value = MeasuredValue.read(result.value())
                .orElseThrow(() -> bad(
                        "“" + result.value() + "” is no number, bound or range",
                        "Write it as 95, 31.2, >800 or 10-20, with a decimal point"));
        String unit = result.unit().strip();
        if (unit.isEmpty()) {
            throw bad("the result has no unit", "Give the unit as printed; 1 where the number has none");
        }
        String ucum = DraftData.ucum(unit)
                .or(() -> Optional.of(unit).filter(units::isUnit))
                .orElseThrow(() -> bad("“" + unit + "” is no unit that is known", "Write it as the UCUM code"));
        lines.with(Statements.result(value, unit, ucum, end(result.low()), end(result.high())));
    }

    private static String end(String number) {
        String end = number.strip();
        if (!end.isEmpty() && !MeasuredValue.isNumber(end)) {
            throw bad("“" + end + "” is no number", "Write the end of the reference range as printed");
        }
        return end;
    }

    /** A finding at a visit or a test is said to be of it, which is more than to be at its time. */
    private boolean observed(Fact fact, Tie tie, Lines lines) {
        if (tie.word() != OrderWord.AT
                || terms.isEvent(fact.term())
                || fact.standing().isDiagnosis()) {
            return false;
        }
        Optional<Node> property = statements.foundAt(fact.standing(), G.typesOfNodeAsList(text.graph(), tie.other()));
        property.ifPresent(found -> lines.with(found, tie.other()));
        return property.isPresent();
    }

    /** A constraint between two nodes. */
    void tie(Node node, String label, Tie tie) {
        if (node.equals(tie.other())) {
            throw bad("nothing lies before or after itself", "Choose another");
        }
        String other = new Labels(text.graph()).of(stated(tie.other()));
        if (tie.length().isPresent() && !tie.word().isStrict()) {
            throw bad("only before and after have a length of time", "Choose one of them, or leave the length out");
        }
        String far = tie.length().map(length -> length.words() + " ").orElse("");
        new Lines(node("t-" + TurtleTerms.name(node)), List.of(CG.TemporalConstraint))
                .with(
                        RDFS.label.asNode(),
                        Literals.words(label + " " + far + tie.word().words() + " " + other))
                .with(Statements.order(node, tie.word(), tie.other(), tie.length(), tie.strength()))
                .end(Optional.empty(), CG.AuthorsOnPatient);
    }

    /** A date of a node. */
    void date(Node node, String label, String date) {
        if (!DATE.matcher(date).matches()) {
            throw bad("“" + date + "” is no date", "Write what is printed: 2019, 2019-03 or 2019-03-07");
        }
        new Lines(node("t-" + TurtleTerms.name(node) + "-date"), List.of(CG.DateConstraint))
                .with(RDFS.label.asNode(), Literals.words(label + " dated " + date))
                .with(Statements.date(node, date, Optional.empty()))
                .end(Optional.empty(), CG.AuthorsOnPatient);
    }

    private static Problem bad(String what, String remedy) {
        return Problem.of(Mistake.BAD_ARGUMENT, "the statement", what, remedy);
    }
}
