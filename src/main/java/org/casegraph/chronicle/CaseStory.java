package org.casegraph.chronicle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * A case in sentences. They say what is stated, in the words of its labels, and how certain its order is; nothing else.
 */
public record CaseStory(List<Sentence> sentences) {
    private static final int MOST = 8;

    public CaseStory {
        sentences = List.copyOf(sentences);
    }

    /**
     * Some of what is told in one way.
     *
     * @param lead what is said of all of them
     * @param more how many there are besides
     */
    public record Sentence(String lead, List<Clause> clauses, int more) {
        public Sentence {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * What one node says.
     *
     * @param passage that states it; none for what was imported without one
     */
    public record Clause(String words, Node node, Optional<String> passage) {}

    public static CaseStory of(Store store, Node caseIri, CaseTimeline timeline) {
        List<Sentence> sentences = new ArrayList<>();
        add(sentences, "The patient is ", patient(store, caseIri));
        List<CaseEvent> diagnoses = timeline.diagnoses();
        add(sentences, "The case concludes: ", clauses(diagnoses));
        add(sentences, "Variants: ", variants(store, caseIri));
        timeline.mainDiagnosis()
                .ifPresentOrElse(
                        diagnosis -> byOrder(timeline, diagnosis, sentences),
                        () -> add(sentences, "Found: ", clauses(symptoms(timeline, CaseEvent::present))));
        add(sentences, "Looked or asked for, without finding it: ", clauses(symptoms(timeline, CaseEvent::absent)));
        add(
                sentences,
                "Thought possible, not said to be there: ",
                clauses(symptoms(timeline, event -> !event.present() && !event.absent())));
        add(sentences, "Treated with or by: ", clauses(of(timeline, Lane.PROCEDURES)));
        add(sentences, "What came of it: ", clauses(of(timeline, Lane.OUTCOMES)));
        return new CaseStory(sentences);
    }

    private static void byOrder(CaseTimeline timeline, CaseEvent diagnosis, List<Sentence> sentences) {
        Map<Relation, List<CaseEvent>> byRelation = new EnumMap<>(Relation.class);
        symptoms(timeline, CaseEvent::present).forEach(event -> byRelation
                .computeIfAbsent(timeline.relation(event, diagnosis), relation -> new ArrayList<>())
                .add(event));
        byRelation.forEach(
                (relation, events) -> add(sentences, lead(relation, "“" + diagnosis.label() + "”"), clauses(events)));
    }

    private static String lead(Relation relation, String diagnosis) {
        return switch (relation) {
            case BEFORE -> "Certainly before " + diagnosis + " there were: ";
            case PROBABLY_BEFORE -> "Probably before " + diagnosis + ", by the order of telling: ";
            case NOT_AFTER -> "Before " + diagnosis + " or at the same time: ";
            case PROBABLY_NOT_AFTER -> "Probably not after " + diagnosis + ": ";
            case TOGETHER -> "At the same time as " + diagnosis + ": ";
            case CANNOT_BE_TOLD -> "In an order to " + diagnosis + " that cannot be told: ";
            case PROBABLY_NOT_BEFORE -> "Probably not before " + diagnosis + ": ";
            case NOT_BEFORE -> "After " + diagnosis + " or at the same time: ";
            case PROBABLY_AFTER -> "Probably after " + diagnosis + ", by the order of telling: ";
            case AFTER -> "Certainly after " + diagnosis + " there were: ";
        };
    }

    private static List<CaseEvent> symptoms(CaseTimeline timeline, Predicate<CaseEvent> wanted) {
        return of(timeline, Lane.SYMPTOMS).stream().filter(wanted).toList();
    }

    private static List<CaseEvent> of(CaseTimeline timeline, Lane lane) {
        return timeline.events().stream().filter(event -> event.lane() == lane).toList();
    }

    private static List<Clause> clauses(List<CaseEvent> events) {
        return events.stream()
                .map(event ->
                        new Clause(event.label(), event.node(), event.quote().map(Quote::iri)))
                .toList();
    }

    private static List<Clause> patient(Store store, Node caseIri) {
        Graph stated = store.dataset().getGraph(caseIri);
        Labels labels = new Labels(store.dataset().getDefaultGraph());
        List<Clause> clauses = new ArrayList<>();
        for (Node patient : Values.subjects(stated, RDF.type.asNode(), CG.Patient)) {
            Optional<String> passage =
                    Values.object(stated, patient, CG.statedIn).map(Node::toString);
            Values.objects(stated, patient, CG.sex)
                    .forEach(sex -> clauses.add(new Clause(labels.of(sex), patient, passage)));
            Values.objects(stated, patient, CG.ageYears)
                    .forEach(age -> clauses.add(new Clause(years(labels.of(age)), patient, passage)));
        }
        return clauses;
    }

    private static String years(String age) {
        return switch (age) {
            case "0" -> "less than 1 year old";
            case "1" -> "1 year old";
            default -> age + " years old";
        };
    }

    private static List<Clause> variants(Store store, Node caseIri) {
        Graph stated = store.dataset().getGraph(caseIri);
        Labels labels = new Labels(store.dataset().getDefaultGraph());
        return Values.subjects(stated, RDF.type.asNode(), CG.Variant).stream()
                .filter(Node::isURI)
                .map(variant -> new Clause(
                        labels.of(variant),
                        variant,
                        Values.object(stated, variant, CG.statedIn).map(Node::toString)))
                .toList();
    }

    /** What says the same as one before it is left out. */
    private static void add(List<Sentence> sentences, String lead, List<Clause> all) {
        Set<String> told = new HashSet<>();
        List<Clause> clauses =
                all.stream().filter(clause -> told.add(clause.words())).toList();
        if (!clauses.isEmpty()) {
            sentences.add(new Sentence(
                    lead, clauses.subList(0, Math.min(MOST, clauses.size())), Math.max(0, clauses.size() - MOST)));
        }
    }
}
