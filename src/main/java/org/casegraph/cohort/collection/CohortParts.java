package org.casegraph.cohort.collection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.cohort.SpecificFindings;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.graph.TermIds;
import org.casegraph.project.TableFile;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Divides cases by each key that lets choose some of them. */
final class CohortParts {
    private static final Node TYPE = RDF.type.asNode();
    private static final Map<SelectionKey, List<String>> AGES = ages();

    /** By what all cases can be divided. */
    private static final Set<SelectionKey> DIVIDING = EnumSet.of(
            SelectionKey.DISEASE,
            SelectionKey.WITH,
            SelectionKey.GENE,
            SelectionKey.SEX,
            SelectionKey.ONSET,
            SelectionKey.AGE,
            SelectionKey.YEAR,
            SelectionKey.SOURCE);

    /** So many parts of all cases are kept. */
    static final int KEPT = 20;

    private final Graph graph;
    private final CaseColumns columns;
    private final Supplier<ToldFindings> findings;
    private final Supplier<CaseSelector> selector;

    /** Of all cases, made when first asked for; whoever makes one at the same time makes the same. */
    private final Map<SelectionKey, CollectionIndex.Parts> ofAll = new ConcurrentHashMap<>();

    /** The cases of each age of the list, whatever their disease; as above. */
    private final Map<CaseSelection.Condition, CaseSelector.Answered> ofAge = new ConcurrentHashMap<>();

    /** All cases by each thing that divides them; as above. */
    private final Map<SelectionKey, DividedCases> divided = new ConcurrentHashMap<>();

    /** The cases that do not tell of what the parts of a key are; as above. */
    private final Map<SelectionKey, RoaringBitmap> untold = new ConcurrentHashMap<>();

    private @Nullable NamedFindings named;

    /** @param frequent tells of the names of the findings those that most cases have */
    private record NamedFindings(SpecificFindings findings, MostFrequent frequent) {}

    /** The cases that have to do with something. */
    record Part(Node thing, RoaringBitmap cases) {}

    CohortParts(Graph graph, CaseColumns columns, Supplier<ToldFindings> findings, Supplier<CaseSelector> selector) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        this.selector = selector;
        columns.prepared()
                .column(PreparedColumns.Column.PARTS)
                .ifPresent(bytes -> ofAll.putAll(PartsText.read(PreparedColumns.text(bytes, bytes.remaining()))));
    }

    /** What of it is made of all cases, for {@link PreparedColumns}. */
    Map<PreparedColumns.Column, byte[]> prepare() {
        Map<PreparedColumns.Column, byte[]> prepared = new EnumMap<>(PreparedColumns.Column.class);
        PartsText.write(ofAll(DIVIDING, KEPT, () -> {}))
                .ifPresent(text -> prepared.put(PreparedColumns.Column.PARTS, text.getBytes(StandardCharsets.UTF_8)));
        named(() -> {})
                .findings()
                .bytes()
                .ifPresent(bytes -> prepared.put(PreparedColumns.Column.NAMED_FINDINGS, bytes));
        return prepared;
    }

    /**
     * @param cases of those that the selection means
     * @param keys that are wanted; those that divide nothing are left out
     * @param most parts that are wanted of each key
     */
    Map<SelectionKey, CollectionIndex.Parts> of(
            CaseSelection selection, RoaringBitmap cases, Set<SelectionKey> keys, int most, Runnable watch) {
        Map<SelectionKey, CollectionIndex.Parts> parts = new EnumMap<>(SelectionKey.class);
        // A second condition of the same key would be an alternative, which makes no part smaller.
        keys.stream()
                .filter(key -> key == SelectionKey.WITH
                        || selection.conditions().stream().noneMatch(condition -> condition.key() == key))
                .forEach(key -> {
                    watch.run();
                    parts.put(key, by(key, selection, cases, most, watch));
                });
        return parts;
    }

    /** The parts of all cases by each key. */
    Map<SelectionKey, CollectionIndex.Parts> ofAll(Set<SelectionKey> keys, int most, Runnable watch) {
        Map<SelectionKey, CollectionIndex.Parts> parts = new EnumMap<>(SelectionKey.class);
        keys.forEach(key -> {
            watch.run();
            CollectionIndex.Parts known = most <= KEPT ? ofAll.get(key) : null;
            if (known == null) {
                known = by(
                        key,
                        new CaseSelection(List.of()),
                        RoaringBitmap.bitmapOfRange(0, columns.cases()),
                        Math.max(most, KEPT),
                        watch);
                ofAll.put(key, known);
            }
            parts.put(
                    key,
                    new CollectionIndex.Parts(
                            known.all(), known.first().stream().limit(most).toList()));
        });
        return parts;
    }

    private CollectionIndex.Parts by(
            SelectionKey key, CaseSelection selection, RoaringBitmap cases, int most, Runnable watch) {
        if (key == SelectionKey.WITH) {
            return findings(cases, most, watch);
        }
        if (key == SelectionKey.ONSET || key == SelectionKey.AGE) {
            return first(most, ofAges(key, selection, cases, watch));
        }
        CollectionIndex.Parts told = of(key, cases, most, watch);
        if (told.first().isEmpty()) {
            return told;
        }
        // A case tells of none of these parts or of one: which may be any is the same for each.
        RoaringBitmap silent = untold.computeIfAbsent(key, of -> selector.get()
                .answered(
                        new CaseSelection.Condition(
                                key, text(told.first().get(0).thing())),
                        new CaseSelection(List.of()),
                        watch)
                .untold());
        int more = RoaringBitmap.andCardinality(silent, cases);
        return new CollectionIndex.Parts(
                told.all(),
                told.first().stream()
                        .map(one -> new CollectionIndex.Counted(one.thing(), one.cases(), one.cases() + more))
                        .toList());
    }

    /** As a condition has it. */
    private static String text(Node thing) {
        return thing.isLiteral() ? thing.getLiteralLexicalForm() : thing.getURI();
    }

    private CollectionIndex.Parts of(SelectionKey key, RoaringBitmap cases, int most, Runnable watch) {
        if (key == SelectionKey.YEAR) {
            return first(
                    most,
                    selector.get().years().entrySet().stream()
                            .map(year -> counted(
                                    NodeFactory.createLiteralString(Integer.toString(year.getKey())),
                                    year.getValue(),
                                    cases))
                            .filter(one -> one.cases() > 0)
                            .toList());
        }
        return divided.computeIfAbsent(key, of -> new DividedCases(parts(of), columns.cases()))
                .count(cases, most, watch);
    }

    private List<Part> parts(SelectionKey key) {
        return switch (key) {
            case DISEASE -> diseases();
            case GENE -> byObject(CG.geneSymbol);
            case SEX -> byObject(CG.sex);
            case SOURCE ->
                selector.get().sources().entrySet().stream()
                        .filter(source -> source.getKey().isURI())
                        .map(source -> new Part(source.getKey(), source.getValue()))
                        .toList();
            default -> throw new IllegalArgumentException(key.word());
        };
    }

    /**
     * The classes by how many cases name them; each with all that have it or one below, as whoever chooses it gets them. By
     * these the widest classes would come first, which tell the least.
     */
    private CollectionIndex.Parts findings(RoaringBitmap cases, int most, Runnable watch) {
        NamedFindings all = named(watch);
        ToldFindings told = findings.get();
        Function<Node, RoaringBitmap> absences = told.absences();
        int number = cases.getCardinality();
        CollectionIndex.Parts naming = all.frequent().of(all.findings().count(cases, watch), most);
        return new CollectionIndex.Parts(
                naming.all(),
                naming.first().stream()
                        .map(one -> {
                            watch.run();
                            return new CollectionIndex.Counted(
                                    one.thing(),
                                    RoaringBitmap.andCardinality(told.present(one.thing()), cases),
                                    number - RoaringBitmap.andCardinality(absences.apply(one.thing()), cases));
                        })
                        .toList());
    }

    /** Made when it is first asked for. */
    private synchronized NamedFindings named(Runnable watch) {
        if (named == null) {
            SpecificFindings specific = SpecificFindings.of(columns, findings, watch);
            named = new NamedFindings(specific, new MostFrequent(specific.names()));
        }
        return named;
    }

    private static CollectionIndex.Parts first(int most, List<CollectionIndex.Counted> all) {
        return new CollectionIndex.Parts(all.size(), all.stream().limit(most).toList());
    }

    /** Each once: what a term of ours matches exactly says no more. */
    private List<Part> diseases() {
        RoaringBitmap concluding = columns.nodes(TYPE, CG.FinalDiagnosis);
        List<Node> diseases = columns.objects(CG.concludes);
        Set<Node> matched = diseases.stream()
                .filter(CG::isTerm)
                .flatMap(this::matches)
                .filter(match -> !CG.isTerm(match))
                .collect(Collectors.toSet());
        return diseases.stream()
                .filter(disease -> !matched.contains(disease))
                .map(disease -> new Part(disease, columns.casesOf(columns.nodes(CG.concludes, disease, concluding))))
                .toList();
    }

    private Stream<Node> matches(Node term) {
        return Stream.concat(
                G.listSP(graph, term, SKOS.exactMatch.asNode()).stream(),
                G.listPO(graph, SKOS.exactMatch.asNode(), term).stream());
    }

    List<Part> byObject(Node property) {
        return columns.objects(property).stream()
                .map(object -> new Part(object, columns.casesOf(columns.nodes(property, object))))
                .toList();
    }

    static Stream<CollectionIndex.Counted> counted(List<Part> parts, RoaringBitmap cases) {
        return parts.stream().map(part -> counted(part.thing(), part.cases(), cases));
    }

    /**
     * Those that certainly are of an age, by the ages of the list, also where there is none. Whose onset is meant depends on
     * the diseases chosen, which the cases have.
     */
    private List<CollectionIndex.Counted> ofAges(
            SelectionKey key, CaseSelection selection, RoaringBitmap cases, Runnable watch) {
        List<CaseSelection.Condition> diseases = selection.conditions().stream()
                .filter(condition -> condition.key() == SelectionKey.DISEASE)
                .toList();
        List<CollectionIndex.Counted> counted = new ArrayList<>();
        for (String ages : AGES.getOrDefault(key, List.of())) {
            CaseSelection.Condition age = new CaseSelection.Condition(key, ages);
            CaseSelector.Answered known = diseases.isEmpty() ? ofAge.get(age) : null;
            if (known == null) {
                known = selector.get().answered(age, new CaseSelection(diseases), watch);
                if (diseases.isEmpty()) {
                    ofAge.put(age, known);
                }
            }
            Node thing = TermIds.iris(ages).stream()
                    .findFirst()
                    .map(NodeFactory::createURI)
                    .orElseGet(() -> NodeFactory.createLiteralString(ages));
            int told = RoaringBitmap.andCardinality(known.met(), cases);
            counted.add(new CollectionIndex.Counted(
                    thing, told, told + RoaringBitmap.andCardinality(known.untold(), cases)));
        }
        return counted;
    }

    private static CollectionIndex.Counted counted(Node thing, RoaringBitmap all, RoaringBitmap cases) {
        int told = RoaringBitmap.andCardinality(all, cases);
        return new CollectionIndex.Counted(thing, told, told);
    }

    static List<CollectionIndex.Counted> byFrequency(Stream<CollectionIndex.Counted> all) {
        return all.filter(one -> one.cases() > 0)
                .sorted(Comparator.comparingInt(CollectionIndex.Counted::cases)
                        .reversed()
                        .thenComparing(one -> one.thing().toString()))
                .toList();
    }

    private static Map<SelectionKey, List<String>> ages() {
        return TableFile.rows("cohort/parts-by-age.tsv")
                .collect(Collectors.groupingBy(
                        row -> SelectionKey.named(row.get(0)).orElseThrow(),
                        Collectors.mapping(row -> row.get(1), Collectors.toUnmodifiableList())));
    }
}
