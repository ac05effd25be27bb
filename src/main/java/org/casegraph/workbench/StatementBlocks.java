package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.PrintedUnits;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;

/** The Turtle of a statement and of what ties it in time, a line an idea, as the templates of {@code data/templates} have it. */
final class StatementBlocks {
    private static final Pattern VALUE =
            Pattern.compile("\\s*([<>≤≥]=?)?\\s*(\\d+(?:\\.\\d+)?)\\s*(?:(?:-|–|to)\\s*(\\d+(?:\\.\\d+)?))?\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
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

    /** @param passage on which all of it rests */
    StatementBlocks(CaseText text, KnownTerms terms, Node passage, String passageId) {
        this.text = text;
        this.turtle = text.terms();
        this.terms = terms;
        this.passage = passage;
        this.ids.add(passageId);
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
            lines.add("    " + turtle.of(property) + " " + turtle.of(value));
            return this;
        }

        Lines and(Node property, Node value) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last) + " ; " + turtle.of(property) + " " + turtle.of(value));
            return this;
        }

        void end(boolean isAboutPatient, Node voice) {
            String of = (isAboutPatient ? turtle.cg(CG.about) + " " + turtle.of(patient()) + " ; " : "")
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
        boolean isMeasured = terms.isMeasurand(term);
        if (fact.standing().isDiagnosis() && !terms.isDisease(term)) {
            throw bad(terms.label(term) + " is no disease, so no diagnosis", "Choose present, absent or suspected");
        }
        if (isMeasured && fact.standing() != Standing.PRESENT) {
            throw bad(
                    terms.label(term) + " is measured, and a result is present", "Choose present, and give its result");
        }
        String label =
                fact.label().isBlank() ? label(fact, isMeasured) : fact.label().strip();
        Node node = node(fact.standing().words().replace(":", "") + terms.label(term));
        Lines lines = new Lines(node, types(fact, isMeasured)).with(RDFS.label.asNode(), words(label));
        switch (fact.standing()) {
            case ABSENT -> lines.with(CG.absenceOf, term);
            case SUSPECTED -> lines.with(CG.suspects, term);
            case PRESENT -> {
                if (isMeasured) {
                    lines.with(CG.measures, term);
                    result(fact, lines);
                }
            }
            default -> lines.with(fact.standing() == Standing.MISDIAGNOSIS ? CG.takenFor : CG.concludes, term);
        }
        details(fact).forEach(detail -> lines.with(detail.property(), detail.value()));
        List<Tie> ties =
                fact.ties().stream().filter(tie -> !observed(fact, tie, lines)).toList();
        lines.end(true, CG.AuthorsOnPatient);
        ties.forEach(tie -> tie(node, label, tie));
        fact.date().ifPresent(date -> date(node, label, date));
    }

    private List<Node> types(Fact fact, boolean isMeasured) {
        if (isMeasured) {
            return List.of(CG.Measurement, CG.Finding);
        }
        if (fact.standing() != Standing.PRESENT) {
            return List.of(fact.standing().type());
        }
        List<Node> types = new ArrayList<>(List.of(fact.term()));
        for (Node wide : List.of(CG.Outcome, CG.TreatmentResponse)) {
            if (terms.isBelow(fact.term(), Set.of(wide)) && !fact.term().equals(wide)) {
                types.add(wide);
            }
        }
        if (!terms.isEvent(fact.term())
                && (types.size() == 1 || terms.isBelow(fact.term(), Set.of(CG.Finding)))
                && !fact.term().equals(CG.Finding)) {
            types.add(CG.Finding);
        }
        return types;
    }

    private String label(Fact fact, boolean isMeasured) {
        String term = terms.label(fact.term());
        String result = fact.result()
                .filter(given -> isMeasured && !given.value().isBlank())
                .map(given -> " " + given.value().strip() + " " + given.unit().strip())
                .orElse("");
        return (fact.standing().words() + term + result).strip();
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
        Matcher value = VALUE.matcher(result.value());
        if (!value.matches() || value.group(1) != null && value.group(3) != null) {
            throw bad(
                    "“" + result.value() + "” is no number, bound or range",
                    "Write it as 95, 31.2, >800 or 10-20, with a decimal point");
        }
        String bound = Optional.ofNullable(value.group(1)).orElse("");
        String upper = Optional.ofNullable(value.group(3)).orElse(value.group(2));
        boolean isIncluded = !bound.equals(">") && !bound.equals("<");
        boolean isFrom = bound.startsWith(">") || bound.startsWith("≥");
        boolean isTo = bound.startsWith("<") || bound.startsWith("≤");
        if (bound.isEmpty() && value.group(3) == null) {
            lines.with(CG.value, decimal(value.group(2)));
        }
        if (!isTo) {
            lines.with(CG.lower, decimal(value.group(2))).and(CG.lowerInclusive, flag(isIncluded));
        }
        if (!isFrom) {
            lines.with(CG.upper, decimal(upper)).and(CG.upperInclusive, flag(isIncluded));
        }
        String unit = result.unit().strip();
        if (unit.isEmpty()) {
            throw bad("the result has no unit", "Give the unit as printed; 1 where the number has none");
        }
        String ucum = PrintedUnits.ucum(unit)
                .or(() -> Optional.of(unit).filter(units::isUnit))
                .orElseThrow(() -> bad("“" + unit + "” is no unit that is known", "Write it as the UCUM code"));
        lines.with(CG.unit, text(unit)).and(CG.ucum, text(ucum));
        reference(CG.referenceLow, result.low(), lines);
        reference(CG.referenceHigh, result.high(), lines);
    }

    private static void reference(Node property, String number, Lines lines) {
        if (!number.isBlank()) {
            if (!NUMBER.matcher(number.strip()).matches()) {
                throw bad("“" + number + "” is no number", "Write the end of the reference range as printed");
            }
            lines.with(property, decimal(number.strip()));
        }
    }

    /** A finding at a visit or a test is said to be of it, which is more than to be at its time. */
    private boolean observed(Fact fact, Tie tie, Lines lines) {
        if (tie.relation() != Relation.AT
                || terms.isEvent(fact.term())
                || fact.standing().isDiagnosis()) {
            return false;
        }
        boolean isTest = isOf(tie.other(), CG.Test);
        if (!isTest && !isOf(tie.other(), CG.Encounter)) {
            return false;
        }
        boolean isReported = fact.standing() != Standing.ABSENT && !isTest;
        lines.with(isReported ? CG.reportedAt : CG.observedIn, tie.other());
        return true;
    }

    private boolean isOf(Node node, Node type) {
        return G.typesOfNodeAsList(text.graph(), node).stream().anyMatch(one -> terms.isBelow(one, Set.of(type)));
    }

    /** A constraint between two nodes. */
    void tie(Node node, String label, Tie tie) {
        if (node.equals(tie.other())) {
            throw bad("nothing lies before or after itself", "Choose another");
        }
        if (!text.isStatement(tie.other())) {
            throw bad("the file states nothing called " + TurtleTerms.name(tie.other()), "Choose one of the list");
        }
        String other = new Labels(text.graph()).of(tie.other());
        String far = tie.length().map(length -> length.words() + " ").orElse("");
        Node constraint = node("t-" + TurtleTerms.name(node));
        boolean isOtherFirst = tie.relation().isOtherFirst();
        Lines lines = new Lines(constraint, List.of(CG.TemporalConstraint))
                .with(
                        RDFS.label.asNode(),
                        words(label + " " + far + tie.relation().words() + " " + other))
                .with(CG.earlier, isOtherFirst ? tie.other() : node)
                .and(CG.later, isOtherFirst ? node : tie.other());
        if (tie.length().isPresent()) {
            Tie.Length length = tie.length().get();
            if (!tie.relation().isStrict()) {
                throw bad("only before and after have a length of time", "Choose one of them, or leave the length out");
            }
            lines.with(CG.minimum, duration(length.duration()))
                    .and(CG.maximum, duration(length.duration()))
                    .with(CG.tolerance, duration(length.tolerance()))
                    .with(CG.strength, tie.strength())
                    .with(
                            RDFS.comment.asNode(),
                            words("The length is taken as rounded to the " + length.unit()
                                    + "; how far it may be off was chosen."))
                    .end(false, CG.CuratorChosen);
            return;
        }
        if (tie.relation() == Relation.AT) {
            lines.with(CG.maximum, duration("P0D"));
        } else if (tie.relation().isStrict()) {
            lines.and(CG.strict, flag(true));
        }
        lines.with(CG.strength, tie.strength()).end(false, CG.AuthorsOnPatient);
    }

    /** A date of a node. */
    void date(Node node, String label, String date) {
        if (!DATE.matcher(date).matches()) {
            throw bad("“" + date + "” is no date", "Write what is printed: 2019, 2019-03 or 2019-03-07");
        }
        XSDDatatype type =
                switch (date.length()) {
                    case 4 -> XSDDatatype.XSDgYear;
                    case 7 -> XSDDatatype.XSDgYearMonth;
                    default -> XSDDatatype.XSDdate;
                };
        new Lines(node("t-" + TurtleTerms.name(node) + "-date"), List.of(CG.DateConstraint))
                .with(RDFS.label.asNode(), words(label + " dated " + date))
                .with(CG.occurrence, node)
                .and(CG.date, NodeFactory.createLiteralDT(date, type))
                .with(CG.strength, CG.StatedOrder)
                .end(false, CG.AuthorsOnPatient);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node words(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    private static Node decimal(String number) {
        return NodeFactory.createLiteralDT(number.contains(".") ? number : number + ".0", XSDDatatype.XSDdecimal);
    }

    private static Node flag(boolean value) {
        return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
    }

    private static Node duration(String duration) {
        return NodeFactory.createLiteralDT(duration, XSDDatatype.XSDduration);
    }

    private static Problem bad(String what, String remedy) {
        return Problem.of(Mistake.BAD_ARGUMENT, "the statement", what, remedy);
    }
}
