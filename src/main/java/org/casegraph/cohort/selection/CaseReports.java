package org.casegraph.cohort.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.graph.PublicationIds;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** Where the cases come from, and in which years it was published. Any number of threads may ask. */
final class CaseReports {
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?!\\d).*");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})|(\\d{4})?\\.\\.(\\d{4})?");

    private final Graph graph;
    private final Map<Integer, RoaringBitmap> ofYear = new TreeMap<>();

    /** By the address of a publication, of a cohort or family, and by the digest of a file. */
    private final Map<Node, RoaringBitmap> ofSource = new HashMap<>();

    /** Those by which anything of the dataset tells where it comes from: most of all cases tell it in one way. */
    private final List<Node> sources;

    private final List<Node> dates;

    CaseReports(Graph graph, CaseColumns columns) {
        this.graph = graph;
        sources = used(DCTerms.source.asNode(), CG.memberOf, CG.sha256);
        dates = used(DCTerms.issued.asNode(), DCTerms.date.asNode());
        for (int number = 0; number < columns.cases(); number++) {
            int of = number;
            add(number, property -> columns.ofCase(of, property));
            columns.ofCase(number, CG.fromReport).forEach(report -> add(of, property -> objects(report, property)));
        }
    }

    private List<Node> used(Node... properties) {
        return Stream.of(properties)
                .filter(property -> graph.contains(Node.ANY, property, Node.ANY))
                .toList();
    }

    private void add(int number, Function<Node, List<Node>> objects) {
        for (Node property : sources) {
            for (Node source : objects.apply(property)) {
                ofSource.computeIfAbsent(source, of -> new RoaringBitmap()).add(number);
            }
        }
        for (Node property : dates) {
            for (Node told : objects.apply(property)) {
                year(told).ifPresent(year -> ofYear.computeIfAbsent(year, of -> new RoaringBitmap())
                        .add(number));
            }
        }
    }

    Map<Integer, RoaringBitmap> years() {
        return ofYear;
    }

    Map<Node, RoaringBitmap> sources() {
        return ofSource;
    }

    /** Both are meant, too. */
    record Years(int first, int last) {}

    /** Empty if a text is neither a year nor years, as {@code 2010..2019}, where one side may miss. */
    static Optional<Years> years(String text) {
        Matcher years = YEARS.matcher(text);
        if (!years.matches() || text.equals("..")) {
            return Optional.empty();
        }
        Optional<Integer> one = number(years, 1);
        return Optional.of(new Years(
                one.or(() -> number(years, 2)).orElse(0),
                one.or(() -> number(years, 3)).orElse(Integer.MAX_VALUE)));
    }

    private static Optional<Integer> number(Matcher years, int group) {
        return Optional.ofNullable(years.group(group)).map(Integer::valueOf);
    }

    /** Of several years of a case any counts. */
    CaseSelector.Answer inYears(List<String> values) {
        RoaringBitmap met = new RoaringBitmap();
        values.forEach(value -> {
            Years years = years(value).orElseThrow(() -> CaseSelector.nothing(SelectionKey.YEAR, value));
            ofYear.forEach((year, cases) -> {
                if (years.first() <= year && year <= years.last()) {
                    met.or(cases);
                }
            });
        });
        RoaringBitmap told = new RoaringBitmap();
        ofYear.values().forEach(told::or);
        return new CaseSelector.Answer(met, RoaringBitmap.andNot(told, met));
    }

    CaseSelector.Answer from(List<String> sources) {
        RoaringBitmap met = new RoaringBitmap();
        sources.stream().flatMap(this::names).forEach(name -> met.or(ofSource.getOrDefault(name, new RoaringBitmap())));
        RoaringBitmap told = new RoaringBitmap();
        ofSource.values().forEach(told::or);
        return new CaseSelector.Answer(met, RoaringBitmap.andNot(told, met));
    }

    private Stream<Node> names(String source) {
        Node text = NodeFactory.createLiteralString(source);
        return Stream.of(
                        PublicationIds.iri(source).stream(),
                        CaseSelector.terms(source),
                        Stream.of(text),
                        graph.find(Node.ANY, DCTerms.identifier.asNode(), text).toList().stream()
                                .map(Triple::getSubject))
                .flatMap(each -> each);
    }

    private List<Node> objects(Node node, Node property) {
        return graph.find(node, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static Optional<Integer> year(Node told) {
        if (!told.isLiteral()) {
            return Optional.empty();
        }
        Matcher year = YEAR.matcher(told.getLiteralLexicalForm());
        return year.matches() ? Optional.of(Integer.valueOf(year.group(1))) : Optional.empty();
    }
}
