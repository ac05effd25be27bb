package org.casegraph.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.project.TableFile;
import org.casegraph.vocabulary.CG;

/**
 * The functions, aggregates and property functions that a query may call by IRI, as {@code functions.tsv} has them. Jena
 * registers more at each release, some of which take for ever or tell of the machine; what is not listed does not run.
 */
final class FunctionList {
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("fn", ARQConstants.fnPrefix),
            Map.entry("math", ARQConstants.mathPrefix),
            Map.entry("xsd", XSD.NS),
            Map.entry("afn", ARQConstants.ARQFunctionLibraryURI),
            Map.entry("agg", "http://jena.apache.org/ARQ/function/aggregate#"),
            Map.entry("list", "http://jena.apache.org/ARQ/list#"),
            Map.entry("rdfs", RDFS.uri),
            Map.entry("function", CG.BASE + "function#"),
            Map.entry("cg", CG.NS),
            Map.entry("sparql", "http://www.w3.org/ns/sparql#"),
            Map.entry("cdt", "http://w3id.org/awslabs/neptune/SPARQL-CDTs/"));

    private static final FunctionList OURS = read();

    private final Map<String, Entry> byIri;

    private FunctionList(Map<String, Entry> byIri) {
        this.byIri = byIri;
    }

    /** Whether what it says changes while the graphs do not. */
    enum Kind {
        PURE,
        CHANGING,
        REFUSED
    }

    /** What bounds the work and the result of a call. */
    enum Guard {
        /** Each argument is short. */
        SHORT,
        /** So is the number of places that the second argument asks for. */
        PLACES,
        /** So is the power. */
        POWER,
        /** It reads triples, each of which is counted. */
        ROWS,
        /** It does not run. */
        NONE
    }

    /** @param advice what to do instead; empty unless it is refused */
    record Entry(Kind kind, Guard guard, String advice) {
        boolean mayRun() {
            return kind != Kind.REFUSED;
        }
    }

    static FunctionList ours() {
        return OURS;
    }

    /** What the list says of an IRI, by itself or with others of its prefix. */
    Optional<Entry> find(String iri) {
        return Optional.ofNullable(byIri.get(iri)).or(() -> byIri.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("*")
                        && iri.startsWith(
                                entry.getKey().substring(0, entry.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    /** True unless it is not listed, or listed as refused. */
    boolean mayRun(String iri) {
        return find(iri).filter(Entry::mayRun).isPresent();
    }

    /** @throws Refusal if the list says so; what it does not know is an error of the expression that calls it */
    void requireNotRefused(String iri) {
        find(iri).filter(entry -> !entry.mayRun()).ifPresent(entry -> {
            throw Refusal.of(
                    Refusal.Remedy.ANOTHER_QUERY,
                    "Function refused",
                    "The function <" + iri + "> is not offered",
                    entry.advice());
        });
    }

    /** @throws Refusal if what is asked for as a step of a path is reckoned here, and so in no graph that a path is walked in */
    void requireNoneOfOurs(String iri) {
        if (iri.startsWith(CG.BASE) && byIri.containsKey(iri)) {
            throw Refusal.of(
                    Refusal.Remedy.ANOTHER_QUERY,
                    "Function refused",
                    "<" + iri + "> is reckoned when it is asked for, and is no step of a path",
                    "Write it as a triple pattern of its own, and one beside another with UNION");
        }
    }

    private static FunctionList read() {
        Map<String, Entry> byIri = new LinkedHashMap<>();
        TableFile.rows("evaluation/functions.tsv").forEach(cells -> read(cells, byIri));
        return new FunctionList(byIri);
    }

    private static void read(List<String> cells, Map<String, Entry> byIri) {
        String[] name = cells.get(0).split(":", 2);
        Kind kind = Kind.valueOf(cells.get(1).toUpperCase(Locale.ROOT));
        byIri.put(
                PREFIXES.get(name[0]) + name[1],
                kind == Kind.REFUSED
                        ? new Entry(kind, Guard.NONE, cells.get(2))
                        : new Entry(kind, Guard.valueOf(cells.get(2).toUpperCase(Locale.ROOT)), ""));
    }
}
