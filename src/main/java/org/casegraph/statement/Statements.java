package org.casegraph.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/** By which classes and properties each kind of statement says what it says. */
public final class Statements {
    private final BiPredicate<Node, Collection<Node>> isBelow;

    /** @param isBelow whether a term is one of these, or lies below one */
    public Statements(BiPredicate<Node, Collection<Node>> isBelow) {
        this.isBelow = isBelow;
    }

    /**
     * Its classes.
     *
     * @param isResponse whether it says to which treatment or of what something responded
     */
    public List<Node> types(StatementKind kind, Standing standing, Node term, boolean isResponse) {
        List<Node> types = new ArrayList<>(
                switch (kind) {
                    case MEASUREMENT -> List.of(CG.Measurement, CG.Finding);
                    case GRADE -> List.of(CG.GradeAssessment, CG.Finding);
                    case SPECIMEN, TUMOUR, VARIANT -> List.of(term);
                    case EVENT -> List.of(standing == Standing.PRESENT ? term : standing.type());
                    case FINDING, DIAGNOSIS -> standing == Standing.PRESENT ? present(term) : List.of(standing.type());
                });
        if (isResponse && !types.contains(CG.TreatmentResponse)) {
            // Behind its own class, before the widest.
            types.add(types.contains(term) ? 1 : 0, CG.TreatmentResponse);
        }
        return types;
    }

    private List<Node> present(Node term) {
        List<Node> types = new ArrayList<>(List.of(term));
        for (Node wide : List.of(CG.Outcome, CG.TreatmentResponse)) {
            if (!term.equals(wide) && isBelow.test(term, List.of(wide))) {
                types.add(wide);
            }
        }
        if (!term.equals(CG.Finding) && (types.size() == 1 || isBelow.test(term, List.of(CG.Finding)))) {
            types.add(CG.Finding);
        }
        return types;
    }

    /** Whether some properties say to which treatment, of what or how something responded. */
    public static boolean isResponse(Collection<Node> properties) {
        return properties.stream().anyMatch(List.of(CG.responseTo, CG.responseOf, CG.responseKind)::contains);
    }

    /** What it says of its term; nothing where its class says it. */
    public static List<Line> claim(StatementKind kind, Standing standing, Node term) {
        Optional<Node> property =
                switch (kind) {
                    case MEASUREMENT -> Optional.of(CG.measures);
                    case GRADE -> Optional.of(CG.grade);
                    case SPECIMEN, TUMOUR, VARIANT -> Optional.empty();
                    case EVENT, FINDING, DIAGNOSIS -> property(standing);
                };
        return property.map(one -> Line.of(one, term)).stream().toList();
    }

    private static Optional<Node> property(Standing standing) {
        return switch (standing) {
            case PRESENT -> Optional.empty();
            case ABSENT -> Optional.of(CG.absenceOf);
            case SUSPECTED -> Optional.of(CG.suspects);
            case MISDIAGNOSIS -> Optional.of(CG.takenFor);
            case FINAL, WORKING, SUSPECTED_DIAGNOSIS -> Optional.of(CG.concludes);
        };
    }

    /**
     * What a statement is called where nobody names it.
     *
     * @param value of a result, as printed; empty where it has none
     * @param found how a result without a value was found; may be empty
     */
    public static String label(Standing standing, String term, String value, String unit, String found) {
        String result = value.isBlank() ? found : value.strip() + " " + unit.strip();
        return (standing.words() + term + " " + result).strip();
    }

    /**
     * What a statement is of, if it links to that: a grade to the specimen that it assesses, anything to what it says it is of.
     *
     * @param links the properties that link it to others
     */
    public static Optional<Node> saysOfWhat(Collection<Node> links) {
        return Stream.of(CG.about, CG.assesses).filter(links::contains).findFirst();
    }

    /**
     * The result of a measurement.
     *
     * @param unit as printed
     * @param low the lower end of the reference range, a number; empty where none is printed
     * @param high likewise
     */
    public static List<Line> result(MeasuredValue value, String unit, String ucum, String low, String high) {
        List<Line> lines = new ArrayList<>(value.lines());
        lines.add(Line.of(CG.unit, Literals.text(unit)).and(CG.ucum, Literals.text(ucum)));
        if (!low.isEmpty()) {
            lines.add(Line.of(CG.referenceLow, Literals.decimal(low)));
        }
        if (!high.isEmpty()) {
            lines.add(Line.of(CG.referenceHigh, Literals.decimal(high)));
        }
        return lines;
    }

    /**
     * How a finding says at what it was found, which is more than to be at its time; empty where it has no word for it.
     *
     * @param at classes of what it was found at
     */
    public Optional<Node> foundAt(Standing standing, Collection<Node> at) {
        boolean isTest = at.stream().anyMatch(type -> isBelow.test(type, List.of(CG.Test)));
        boolean isEncounter = at.stream().anyMatch(type -> isBelow.test(type, List.of(CG.Encounter)));
        if (!isTest && !isEncounter) {
            return Optional.empty();
        }
        return Optional.of(standing == Standing.ABSENT || isTest ? CG.observedIn : CG.reportedAt);
    }

    /**
     * That one thing lies so to another; only what is before or after can have a length.
     *
     * @param strength empty for what the words give: stated with a length, marked by a word without
     */
    public static List<Line> order(
            Node one, OrderWord word, Node other, Optional<TimeLength> length, Optional<Node> strength) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(CG.earlier, word.isLater() ? other : one).and(CG.later, word.isLater() ? one : other));
        length.ifPresent(told -> {
            Node duration = Literals.duration(told.duration());
            lines.add(Line.of(CG.minimum, duration).and(CG.maximum, duration));
            lines.add(Line.of(CG.tolerance, Literals.duration(told.tolerance())));
        });
        if (length.isEmpty() && word == OrderWord.AT) {
            lines.add(Line.of(CG.maximum, Literals.duration("P0D")));
        } else if (length.isEmpty() && word.isStrict()) {
            lines.add(Line.of(CG.strict, Literals.flag(true)));
        }
        lines.add(Line.of(CG.strength, strength.orElse(length.isPresent() ? CG.StatedOrder : CG.MarkedOrder)));
        length.ifPresent(told -> lines.add(Line.of(
                RDFS.comment.asNode(),
                Literals.words("Tolerance chosen by the curator: a length in " + told.unit()
                        + "s is taken as rounded to the " + told.unit() + "."))));
        return lines;
    }

    /**
     * That something was on a date.
     *
     * @param date a year, a month or a day, as {@code 2019-03}
     */
    public static List<Line> date(Node of, String date, Optional<Node> strength) {
        XSDDatatype type =
                switch (date.length()) {
                    case 4 -> XSDDatatype.XSDgYear;
                    case 7 -> XSDDatatype.XSDgYearMonth;
                    default -> XSDDatatype.XSDdate;
                };
        return List.of(
                Line.of(CG.occurrence, of).and(CG.date, NodeFactory.createLiteralDT(date, type)),
                Line.of(CG.strength, strength.orElse(CG.StatedOrder)));
    }
}
