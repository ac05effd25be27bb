package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.OWLReasoner;
import org.semanticweb.owlapi.vocab.OWL2Datatype;

/**
 * The thresholds that the rules read ({@code grading.ttl}) and the definitions that a reasoner reads
 * ({@code grading-definitions.ttl}) give the same grade on every boundary, and the higher index decides.
 */
class GradeBoundaryTest {
    private static final List<String> EDITIONS = List.of("WHO2010", "WHO2017", "WHO2019");
    private static final List<String> KI67 = List.of("2", "2.5", "3", "20", "20.1");
    private static final List<String> MITOSES = List.of("1", "2", "20", "21");

    /** An index that was not counted is empty here, and not said in OWL. */
    private record Specimen(Optional<BigDecimal> ki67, Optional<BigDecimal> mitoses) {
        String name() {
            return "Ki-67 " + ki67.map(BigDecimal::toPlainString).orElse("not counted") + ", mitoses "
                    + mitoses.map(BigDecimal::toPlainString).orElse("not counted");
        }

        /** The count stands for both denominators, since the numbers of the editions are the same. */
        OWLClassExpression in(OWLDataFactory terms) {
            return terms.getOWLObjectIntersectionOf(Stream.of(
                            Stream.of(terms.getOWLClass(CG.NS + "Specimen")),
                            index(terms, "KiSixtySevenMeasurement", ki67),
                            index(terms, "MitosesPerTenFieldsMeasurement", mitoses),
                            index(terms, "MitosesPerTwoSquareMillimetresMeasurement", mitoses))
                    .flatMap(parts -> parts));
        }

        /** A measurement about the specimen whose two bounds are the number. */
        private static Stream<OWLClassExpression> index(
                OWLDataFactory terms, String measurement, Optional<BigDecimal> number) {
            return number
                    .<OWLClassExpression>map(value -> terms.getOWLObjectSomeValuesFrom(
                            terms.getOWLObjectInverseOf(terms.getOWLObjectProperty(CG.NS + "about")),
                            terms.getOWLObjectIntersectionOf(
                                    terms.getOWLClass(CG.NS + measurement),
                                    bound(terms, "lower", value),
                                    bound(terms, "upper", value))))
                    .stream();
        }

        private static OWLClassExpression bound(OWLDataFactory terms, String name, BigDecimal value) {
            return terms.getOWLDataHasValue(
                    terms.getOWLDataProperty(CG.NS + name),
                    terms.getOWLLiteral(value.toPlainString(), OWL2Datatype.XSD_DECIMAL));
        }

        boolean isWhole() {
            return ki67.isPresent() && mitoses.isPresent();
        }
    }

    private final Graph thresholds = WholeOntology.graph();

    @TestFactory
    Stream<DynamicTest> definitionsAndThresholdsAgree() throws OWLOntologyCreationException {
        OWLOntology ontology = WholeOntology.of(definitions());
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        OWLDataFactory terms = ontology.getOWLOntologyManager().getOWLDataFactory();
        List<DynamicTest> tests = new ArrayList<>();
        for (String edition : EDITIONS) {
            for (Specimen specimen : specimens()) {
                List<String> defined = Stream.of("Grade1", "AtLeastGrade2", "Grade2", "Grade3")
                        .filter(grade -> reasoner.isEntailed(terms.getOWLSubClassOfAxiom(
                                specimen.in(terms), terms.getOWLClass(CG.NS + grade + "By" + edition))))
                        .toList();
                List<String> expected = expected(byThresholds(edition, specimen), specimen.isWhole());
                tests.add(DynamicTest.dynamicTest(
                        edition + " " + specimen.name(), () -> assertEquals(expected, defined)));
            }
        }
        reasoner.dispose();
        return tests.stream();
    }

    /** Below grade 3 the other index may be higher, so one alone settles no grade. */
    private static List<String> expected(int highest, boolean whole) {
        if (highest == 3) {
            return List.of("AtLeastGrade2", "Grade3");
        }
        if (highest == 2) {
            return whole ? List.of("AtLeastGrade2", "Grade2") : List.of("AtLeastGrade2");
        }
        return whole ? List.of("Grade1") : List.of();
    }

    @Test
    void theBoundariesAreThoseOfTheEditions() {
        assertEquals(List.of(1, 2, 2, 2, 3), ki67Grades("WHO2010"));
        assertEquals(List.of(1, 1, 2, 2, 3), ki67Grades("WHO2017"));
        assertEquals(List.of(1, 1, 2, 2, 3), ki67Grades("WHO2019"));
        for (String edition : EDITIONS) {
            assertEquals(
                    List.of(1, 2, 2, 3),
                    MITOSES.stream()
                            .map(count -> byThresholds(
                                    edition, new Specimen(Optional.empty(), Optional.of(new BigDecimal(count)))))
                            .toList(),
                    edition);
        }
    }

    @Test
    void everyEditionNamesItsDenominator() {
        assertTrue(perField("WHO2010").equals(List.of("10 HPF"))
                && perField("WHO2017").equals(List.of("10 HPF")));
        assertEquals(List.of("2 mm2"), perField("WHO2019"));
    }

    /** Without the rest of the ontology, which says nothing of grades and would slow the reasoner. */
    private static Graph definitions() {
        String file = "ontology/grading-definitions.ttl";
        return RDFParser.fromString(ProjectFiles.under("ontology", ".ttl").get(file), Lang.TURTLE)
                .base(CG.BASE + file)
                .toGraph();
    }

    private List<Integer> ki67Grades(String edition) {
        return KI67.stream()
                .map(percent ->
                        byThresholds(edition, new Specimen(Optional.of(new BigDecimal(percent)), Optional.empty())))
                .toList();
    }

    private List<String> perField(String edition) {
        return thresholds.find(Node.ANY, term("edition"), term(edition)).mapWith(Triple::getSubject).toList().stream()
                .flatMap(threshold -> literal(threshold, "perField").stream())
                .distinct()
                .toList();
    }

    private static List<Specimen> specimens() {
        List<Specimen> specimens = new ArrayList<>();
        for (String percent : KI67) {
            specimens.add(new Specimen(Optional.of(new BigDecimal(percent)), Optional.empty()));
            for (String count : MITOSES) {
                specimens.add(new Specimen(Optional.of(new BigDecimal(percent)), Optional.of(new BigDecimal(count))));
            }
        }
        for (String count : MITOSES) {
            specimens.add(new Specimen(Optional.empty(), Optional.of(new BigDecimal(count))));
        }
        return specimens;
    }

    /** The highest grade whose threshold of one index the specimen meets. */
    private int byThresholds(String edition, Specimen specimen) {
        return Stream.concat(
                        specimen.ki67().stream().map(value -> byIndex(edition, "KiSixtySevenIndex", value)),
                        specimen.mitoses().stream().map(value -> byIndex(edition, "MitoticCount", value)))
                .max(Integer::compare)
                .orElseThrow();
    }

    private int byIndex(String edition, String index, BigDecimal value) {
        List<Integer> grades =
                thresholds.find(Node.ANY, term("edition"), term(edition)).mapWith(Triple::getSubject).toList().stream()
                        .filter(threshold -> thresholds.contains(threshold, term("thresholdIndex"), term(index)))
                        .filter(threshold -> within(threshold, value))
                        .map(threshold -> Stream.of(1, 2, 3)
                                .filter(grade -> thresholds.contains(threshold, term("grade"), term("Grade" + grade)))
                                .findFirst()
                                .orElseThrow())
                        .toList();
        assertEquals(1, grades.size(), edition + " " + index + " " + value);
        return grades.get(0);
    }

    private boolean within(Node threshold, BigDecimal value) {
        boolean above = literal(threshold, "lower")
                .map(bound -> value.compareTo(new BigDecimal(bound)))
                .map(sign -> sign > 0 || sign == 0 && isTrue(threshold, "lowerInclusive"))
                .orElse(true);
        boolean below = literal(threshold, "upper")
                .map(bound -> value.compareTo(new BigDecimal(bound)))
                .map(sign -> sign < 0 || sign == 0 && isTrue(threshold, "upperInclusive"))
                .orElse(true);
        return above && below;
    }

    private boolean isTrue(Node threshold, String property) {
        return literal(threshold, property).equals(Optional.of("true"));
    }

    private Optional<String> literal(Node subject, String property) {
        return thresholds
                .find(subject, term(property), Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .nextOptional();
    }

    private static Node term(String name) {
        return NodeFactory.createURI(CG.NS + name);
    }
}
