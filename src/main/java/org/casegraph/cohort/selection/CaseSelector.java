package org.casegraph.cohort.selection;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.graph.TermIds;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Finds the cases that a selection means. Any number of threads may ask. */
public final class CaseSelector {
    private static final Node TYPE = RDF.type.asNode();
    private static final Set<SelectionKey> OF_VARIANTS =
            EnumSet.of(SelectionKey.GENE, SelectionKey.HGVS, SelectionKey.VARIANT, SelectionKey.ALLELES);
    private static final Map<String, Node> SEXES = Map.of("female", CG.Female, "male", CG.Male);

    private final CaseColumns columns;
    private final Supplier<ToldFindings> findings;
    private final CaseVariants variants;
    private final Graph graph;
    private @Nullable CaseAges ages;
    private @Nullable CaseReports reports;
    private @Nullable Finals finals;

    /**
     * The final diagnoses; neither is to be changed.
     *
     * @param cases of which there is one
     */
    private record Finals(RoaringBitmap diagnoses, RoaringBitmap cases) {}

    /**
     * @param graph all cases with what was inferred of them, the ontology and the statistics
     * @param findings asked for where a condition is of them
     */
    public CaseSelector(Graph graph, CaseColumns columns, Supplier<ToldFindings> findings) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        variants = new CaseVariants(graph, columns);
    }

    /**
     * The cases, and what each condition left out. Throws an {@link IllegalArgumentException} with a sentence for whoever
     * wrote a value that means nothing.
     *
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    public SelectedCases select(CaseSelection selection, Runnable watch) {
        RoaringBitmap cases = all();
        List<SelectedCases.Step> flow = new ArrayList<>();
        Map<SelectionKey, List<String>> conditions = new TreeMap<>();
        selection.conditions().forEach(condition -> conditions
                .computeIfAbsent(condition.key(), key -> new ArrayList<>())
                .add(condition.value()));
        conditions.forEach((key, values) -> {
            List<List<String>> together = key == SelectionKey.WITH || key == SelectionKey.WITHOUT
                    ? values.stream().map(List::of).toList()
                    : List.of(values);
            for (List<String> alternatives : together) {
                watch.run();
                Answer answer = answer(key, alternatives, conditions, watch);
                int before = cases.getCardinality();
                int against = RoaringBitmap.andCardinality(cases, answer.against());
                cases.and(answer.met());
                int kept = cases.getCardinality();
                flow.add(new SelectedCases.Step(key, alternatives, before, kept, against, before - kept - against));
            }
        });
        return new SelectedCases(cases, flow);
    }

    /**
     * What a condition says of all cases.
     *
     * @param untold those of which it cannot be told whether they meet it
     */
    public record Answered(RoaringBitmap met, RoaringBitmap untold) {}

    /** @param beside other conditions, as the onset is that of the disease that is chosen */
    public Answered answered(CaseSelection.Condition condition, CaseSelection beside, Runnable watch) {
        Map<SelectionKey, List<String>> conditions = new TreeMap<>();
        new CaseSelection(List.of(condition)).with(beside).conditions().forEach(each -> conditions
                .computeIfAbsent(each.key(), key -> new ArrayList<>())
                .add(each.value()));
        Answer answer = answer(condition.key(), List.of(condition.value()), conditions, watch);
        RoaringBitmap untold = all();
        untold.andNot(answer.met());
        untold.andNot(answer.against());
        return new Answered(answer.met(), untold);
    }

    /** The cases by the years in which their reports were published; not to be changed. */
    public Map<Integer, RoaringBitmap> years() {
        return reports().years();
    }

    /** The cases by the publication, the cohort or family that they come from; not to be changed. */
    public Map<Node, RoaringBitmap> sources() {
        return reports().sources();
    }

    /** The cases that the literal of a query means; what is wrong in it ends the query with a sentence for its writer. */
    public RoaringBitmap selected(Node selection, Runnable watch) {
        return told(() -> select(parsed(selection), watch).cases());
    }

    /** As {@link #selected(Node, Runnable)}, by their names. */
    public Predicate<Node> chosen(Node selection, Runnable watch) {
        RoaringBitmap cases = selected(selection, watch);
        return name -> {
            int number = columns.caseNumber(name);
            return number >= 0 && cases.contains(number);
        };
    }

    /** Those of parts of a cohort, which meet the conditions of both; alleles are counted of variants that do. */
    public List<RoaringBitmap> selected(Node cohort, List<Node> parts, Runnable watch) {
        return told(() -> {
            CaseSelection whole = parsed(cohort);
            RoaringBitmap cases = select(whole, watch).cases();
            return parts.stream()
                    .map(part -> RoaringBitmap.and(
                            cases, select(parsed(part).with(whole), watch).cases()))
                    .toList();
        });
    }

    private static CaseSelection parsed(Node selection) {
        if (!selection.isLiteral()) {
            throw new IllegalArgumentException(
                    "Cases are selected by a text such as \"disease=OMIM:154700&sex=female\", which has to be bound before");
        }
        return CaseSelection.parse(selection.getLiteralLexicalForm());
    }

    private static <T> T told(Supplier<T> select) {
        try {
            return select.get();
        } catch (IllegalArgumentException e) {
            throw new QueryExecException(e.getMessage(), e);
        }
    }

    /** What of it is made of all cases, for {@link PreparedColumns}. */
    public Map<PreparedColumns.Column, byte[]> prepare() {
        return Map.of(PreparedColumns.Column.AGES, ages().bytes());
    }

    CaseColumns columns() {
        return columns;
    }

    /**
     * Cases of which a condition holds, and of which its contrary does; of the others nothing is told.
     *
     * @param against none of the others
     */
    record Answer(RoaringBitmap met, RoaringBitmap against) {}

    private Answer answer(
            SelectionKey key, List<String> values, Map<SelectionKey, List<String>> conditions, Runnable watch) {
        return switch (key) {
            case DISEASE -> diagnosed(values);
            case WITH -> found(key, values.get(0));
            case WITHOUT -> {
                Answer found = found(key, values.get(0));
                yield new Answer(found.against(), found.met());
            }
            case SEX -> ofSex(values);
            case AGE -> ages().ofAge(values);
            case ONSET ->
                ages().ofOnset(
                                values,
                                Optional.ofNullable(conditions.get(SelectionKey.DISEASE))
                                        .map(this::concluding));
            case YEAR -> reports().inYears(values);
            case SOURCE -> reports().from(values);
            case CASE -> among(named(key, values), all());
            case EXCEPT -> {
                RoaringBitmap named = named(key, values);
                yield new Answer(RoaringBitmap.andNot(all(), named), named);
            }
            case READ -> read(values);
            case GENE, HGVS, VARIANT, ALLELES ->
                variants.answer(
                        key,
                        conditions.entrySet().stream()
                                .filter(one -> OF_VARIANTS.contains(one.getKey())
                                        && one.getKey().compareTo(key) <= 0)
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        watch);
        };
    }

    private Answer diagnosed(List<String> diseases) {
        Finals finals = finals();
        return among(columns.casesOf(RoaringBitmap.and(concluding(diseases), finals.diagnoses())), finals.cases());
    }

    private RoaringBitmap concluding(List<String> diseases) {
        RoaringBitmap concluding = new RoaringBitmap();
        diseases.forEach(disease ->
                concluding.or(columns.nodes(CG.concludesKind, term(SelectionKey.DISEASE, disease, CG.concludesKind))));
        return concluding;
    }

    private Answer found(SelectionKey key, String type) {
        Node term = term(key, type, TYPE);
        return new Answer(findings.get().present(term, all()), findings.get().absent(term, all()));
    }

    private Answer ofSex(List<String> sexes) {
        RoaringBitmap met = new RoaringBitmap();
        for (String sex : sexes) {
            Node term = SEXES.get(sex);
            met.or(columns.nodes(CG.sex, term == null ? term(SelectionKey.SEX, sex, CG.sex) : term));
        }
        RoaringBitmap told = new RoaringBitmap();
        columns.objects(CG.sex).forEach(sex -> told.or(columns.nodes(CG.sex, sex)));
        return among(columns.casesOf(met), columns.casesOf(told));
    }

    private Answer read(List<String> values) {
        RoaringBitmap all = all();
        RoaringBitmap met = new RoaringBitmap();
        for (String value : values) {
            met.or(
                    switch (value) {
                        case "whole" -> findings.get().readWhole();
                        case "any" -> all;
                        case "partly" ->
                            RoaringBitmap.andNot(all, findings.get().readWhole());
                        default -> throw nothing(SelectionKey.READ, value);
                    });
        }
        return among(met, all);
    }

    private RoaringBitmap named(SelectionKey key, List<String> names) {
        RoaringBitmap found = new RoaringBitmap();
        for (String name : names) {
            Stream.concat(terms(name), Stream.of(NodeFactory.createURI(CG.CASE_BASE + name)))
                    .mapToInt(columns::caseNumber)
                    .filter(number -> number >= 0)
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> {
                        throw nothing(key, name);
                    });
        }
        return found;
    }

    private RoaringBitmap all() {
        RoaringBitmap all = new RoaringBitmap();
        all.add(0L, columns.cases());
        return all;
    }

    /** Made when a condition first asks for it. */
    private synchronized CaseAges ages() {
        if (ages == null) {
            ages = CaseAges.of(columns);
        }
        return ages;
    }

    /** As {@link #ages}. */
    private synchronized CaseReports reports() {
        if (reports == null) {
            reports = new CaseReports(graph, columns);
        }
        return reports;
    }

    /** As {@link #ages}. */
    private synchronized Finals finals() {
        if (finals == null) {
            RoaringBitmap diagnoses = columns.nodes(TYPE, CG.FinalDiagnosis);
            finals = new Finals(diagnoses, columns.casesOf(diagnoses));
        }
        return finals;
    }

    private static Answer among(RoaringBitmap met, RoaringBitmap told) {
        return new Answer(met, RoaringBitmap.andNot(told, met));
    }

    /** Of what a text may stand for what cases have by the property, else the likeliest. */
    private Node term(SelectionKey key, String text, Node property) {
        List<Node> terms = terms(text).toList();
        return terms.stream()
                .filter(term -> !columns.nodes(property, term).isEmpty())
                .findFirst()
                .or(() -> terms.stream().findFirst())
                .orElseThrow(() -> nothing(key, text));
    }

    static Stream<Node> terms(String text) {
        return TermIds.iris(text).stream().map(NodeFactory::createURI);
    }

    static IllegalArgumentException nothing(SelectionKey key, String text) {
        return new IllegalArgumentException(key.word() + "=" + text + " means nothing. " + key.advice());
    }
}
