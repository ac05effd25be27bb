package org.casegraph.cohort.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.graph.PublicationIds;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Where the cases come from, and in which years it was published. Any number of threads may ask. */
final class CaseReports {
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?!\\d).*");
    /** What at least as many tell as this part of the cases may be told by cases, too. */
    private static final int MANY = 4;

    private static final Pattern YEARS = Pattern.compile("(\\d{4})|(\\d{4})?\\.\\.(\\d{4})?");

    private final Graph graph;
    private final CaseColumns columns;
    private final Map<Integer, RoaringBitmap> ofYear = new TreeMap<>();

    /** By the address of a publication, of a cohort or family. */
    private final Map<Node, RoaringBitmap> ofSource = new HashMap<>();

    /** By the digest of a file, made when first asked for: each case may have one of its own. */
    private @Nullable Map<Node, RoaringBitmap> ofDigest;

    CaseReports(Graph graph, CaseColumns columns) {
        this.graph = graph;
        this.columns = columns;
        read(List.of(DCTerms.source.asNode(), CG.memberOf), (source, number) -> add(ofSource, source, number));
        read(List.of(DCTerms.issued.asNode(), DCTerms.date.asNode()), (told, number) -> year(told)
                .ifPresent(year -> add(ofYear, year, number)));
    }

    /** Gives what each case, or a report of it, tells by these properties: most of all cases tell it in one way. */
    private void read(List<Node> properties, ObjIntConsumer<Node> action) {
        List<Node> told = properties.stream().filter(this::isTold).toList();
        for (int number = 0; !told.isEmpty() && number < columns.cases(); number++) {
            int of = number;
            List<Node> reports = columns.ofCase(number, CG.fromReport);
            for (Node property : told) {
                columns.ofCase(number, property).forEach(object -> action.accept(object, of));
                for (Node report : reports) {
                    graph.find(report, property, Node.ANY)
                            .forEachRemaining(found -> action.accept(found.getObject(), of));
                }
            }
        }
    }

    /** Whether a case or a report may tell anything by the property; each is looked at if many others do. */
    private boolean isTold(Node property) {
        ExtendedIterator<Triple> all = graph.find(Node.ANY, property, Node.ANY);
        try {
            int left = columns.cases() / MANY;
            while (all.hasNext()) {
                Node subject = all.next().getSubject();
                if (left-- <= 0
                        || columns.caseNumber(subject) >= 0
                        || graph.contains(Node.ANY, CG.fromReport, subject)) {
                    return true;
                }
            }
            return false;
        } finally {
            all.close();
        }
    }

    private static <T> void add(Map<T, RoaringBitmap> all, T told, int number) {
        all.computeIfAbsent(told, of -> new RoaringBitmap()).add(number);
    }

    private synchronized Map<Node, RoaringBitmap> digests() {
        if (ofDigest == null) {
            Map<Node, RoaringBitmap> digests = new HashMap<>();
            read(List.of(CG.sha256), (digest, number) -> add(digests, digest, number));
            ofDigest = digests;
        }
        return ofDigest;
    }

    Map<Integer, RoaringBitmap> years() {
        return ofYear;
    }

    /** Without files. */
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
        RoaringBitmap told = new RoaringBitmap();
        List<Node> names = sources.stream().flatMap(this::names).toList();
        for (Map<Node, RoaringBitmap> all : List.of(ofSource, digests())) {
            names.forEach(name -> met.or(all.getOrDefault(name, new RoaringBitmap())));
            all.values().forEach(told::or);
        }
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

    private static Optional<Integer> year(Node told) {
        if (!told.isLiteral()) {
            return Optional.empty();
        }
        Matcher year = YEAR.matcher(told.getLiteralLexicalForm());
        return year.matches() ? Optional.of(Integer.valueOf(year.group(1))) : Optional.empty();
    }
}
