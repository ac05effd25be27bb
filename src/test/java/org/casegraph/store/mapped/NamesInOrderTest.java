package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases are put in the order of their names, mostly without these being read. */
class NamesInOrderTest {
    private static final Var CASE = Var.alloc("case");

    @TempDir
    Path folder;

    @Test
    void noNameIsReadToPutManyCasesInOrder() throws IOException {
        List<String> names =
                IntStream.range(100, 400).mapToObj(i -> "urn:x:case" + i).toList();
        ColumnDataset columns = columns(names);
        StoredTerms terms = terms(columns);
        List<Binding> rows = rows(terms, names);
        terms.forget();

        rows.sort(
                new IdBinding.Keys(List.of(new SortCondition(CASE, Query.ORDER_DESCENDING)), terms, context(columns)));

        List<String> read = names.stream()
                .filter(name -> terms.heldId(NodeFactory.createURI(name)) != StoredTerms.UNKNOWN)
                .toList();
        // Before so many are compared that it is worth it to see whether all are in order.
        assertTrue(read.size() <= names.size() / 8 + 2, read::toString);
        assertEquals(
                names.stream().sorted(Collections.reverseOrder()).toList(),
                rows.stream().map(row -> row.get(CASE).getURI()).toList());
    }

    /** The dictionary has names in the order of their bytes, and SPARQL in that of their characters in UTF-16. */
    @Test
    void namesBeyondTheFirstPlaneComeInTheOrderOfText() throws IOException {
        // Compared last, when many were before.
        List<String> names = Stream.concat(
                        IntStream.range(10, 40).mapToObj(i -> "urn:x:case" + i),
                        Stream.of("urn:x:\uFFFD", "urn:x:\uD83D\uDE00"))
                .toList();
        ColumnDataset columns = columns(names);
        StoredTerms terms = terms(columns);
        List<Binding> rows = rows(terms, names);

        rows.sort(new IdBinding.Keys(List.of(new SortCondition(CASE, Query.ORDER_ASCENDING)), terms, context(columns)));

        assertEquals(
                names.stream().sorted().toList(),
                rows.stream().map(row -> row.get(CASE).getURI()).toList());
    }

    /** In whatever order they are asked for once all are known to be in order. */
    @Test
    void eachCaseHasItsOwnName() throws IOException {
        List<String> names =
                IntStream.range(100, 400).mapToObj(i -> "urn:x:case" + i).toList();
        ColumnDataset columns = columns(names);
        StoredTerms terms = terms(columns);
        List<Binding> rows = rows(terms, names);
        rows.sort(new IdBinding.Keys(List.of(new SortCondition(CASE, Query.ORDER_ASCENDING)), terms, context(columns)));

        List<Integer> places = IntStream.concat(IntStream.of(7, 0, 1, 5, 2, 299), IntStream.range(0, names.size()))
                .boxed()
                .toList();

        assertEquals(
                places.stream().map(names::get).toList(),
                places.stream().map(place -> rows.get(place).get(CASE).getURI()).toList());
    }

    private ColumnDataset columns(List<String> names) throws IOException {
        Path file = folder.resolve("store");
        try (ColumnWriter writer = new ColumnWriter(folder.resolve("scratch"));
                OutputStream out = Files.newOutputStream(file)) {
            for (Node name : names.stream()
                    .map(NodeFactory::createURI)
                    .sorted(ColumnWriter.ORDER)
                    .toList()) {
                Graph own = GraphFactory.createDefaultGraph();
                own.add(name, RDF.type.asNode(), CG.Case);
                writer.addCase(name, own, Graph.emptyGraph);
            }
            writer.write(PrefixMapping.Standard, out);
        }
        return ColumnDataset.open(file);
    }

    private static StoredTerms terms(ColumnDataset columns) {
        return ((UnionGraph) columns.union()).terms();
    }

    private static ExecutionContext context(ColumnDataset columns) {
        return ExecutionContext.createForGraph(columns.union());
    }

    private static List<Binding> rows(StoredTerms terms, List<String> names) {
        List<Binding> rows = new ArrayList<>();
        for (String name : names) {
            int id = terms.id(NodeFactory.createURI(name));
            rows.add(new IdBinding(null, terms, new Var[] {CASE}, new int[] {id}));
        }
        return rows;
    }
}
