package org.casegraph.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.intake.CaseStore;
import org.casegraph.query.Column;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB, which has nothing of ours, finds in the tables what SPARQL finds in the graphs. */
class TableFolderTest {
    private static final List<Path> SOURCES = Stream.of(
                    "data/cases/wang-2022.ttl",
                    "data/cases/halvorson-2013.ttl",
                    "src/test/resources/phenopackets/comet.json",
                    "src/test/resources/phenopackets/remedy.json")
            .map(Path::of)
            .toList();

    @TempDir
    private static Path folder;

    private static Store store;
    private static Connection duck;

    @BeforeAll
    static void write() throws SQLException {
        store = CaseStore.of(SOURCES);
        TableFolder.write(store.dataset(), store.cases(), folder, false, Disk.SYSTEM);
        duck = DriverManager.getConnection("jdbc:duckdb:");
        for (CaseTable table : CaseTable.ofProject()) {
            try (Statement view = duck.createStatement()) {
                view.execute("CREATE VIEW \"" + table.name() + "\" AS SELECT * FROM read_parquet('"
                        + folder.resolve(table.name() + TableFolder.ENDING) + "')");
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> eachTableHasTheRowsOfItsQuery() {
        return CaseTable.ofProject().stream()
                .map(table -> DynamicTest.dynamicTest(table.name(), () -> {
                    List<String> expected = new ArrayList<>();
                    DatasetGraph dataset = store.dataset();
                    QueryExec.dataset(dataset)
                            .query(table.question().query())
                            .select()
                            .forEachRemaining(row -> expected.add(table.question().columns().stream()
                                    .map(column -> cell(row.get(column.name()), column))
                                    .collect(Collectors.joining(" | "))));
                    List<String> actual = new ArrayList<>();
                    try (Statement all = duck.createStatement();
                            ResultSet rows = all.executeQuery("SELECT * FROM \"" + table.name() + "\"")) {
                        while (rows.next()) {
                            List<String> cells = new ArrayList<>();
                            for (Column column : table.question().columns()) {
                                cells.add(cell(rows, column));
                            }
                            actual.add(String.join(" | ", cells));
                        }
                    }
                    assertFalse(actual.isEmpty());
                    assertEquals(
                            expected.stream().sorted().toList(),
                            actual.stream().sorted().toList());
                }));
    }

    private static String cell(Node node, Column column) {
        if (node == null) {
            return "null";
        }
        if (column.kind() == Column.Kind.NUMBER) {
            return Double.toString(((Number) node.getLiteralValue()).doubleValue());
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static String cell(ResultSet row, Column column) throws SQLException {
        Object value = row.getObject(column.name());
        return value == null ? "null" : value.toString();
    }

    /** One meaning, asked in two languages. Spark is asked the same by {@code .ci/spark}. */
    @TestFactory
    Stream<DynamicTest> aQuestionHasTheSameRowsInBothLanguages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/tables"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                        String sparql = file.toString().replace(".sql", ".rq");
                        assertSameRows(Files.readString(Path.of(sparql)), Files.readString(file));
                    }));
        }
    }

    private static void assertSameRows(String sparqlText, String sql) throws SQLException {
        RowSet sparql = QueryExec.dataset(store.dataset()).query(sparqlText).select();
        List<String> expected = new ArrayList<>();
        sparql.forEachRemaining(row -> expected.add(sparql.getResultVars().stream()
                .map(row::get)
                .map(node -> node.isLiteral()
                        ? Double.toString(((Number) node.getLiteralValue()).doubleValue())
                        : node.toString())
                .collect(Collectors.joining(" "))));
        List<String> actual = new ArrayList<>();
        try (Statement asked = duck.createStatement();
                ResultSet rows = asked.executeQuery(sql)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Object cell = rows.getObject(column);
                    cells.add(cell instanceof Number number ? Double.toString(number.doubleValue()) : cell.toString());
                }
                actual.add(String.join(" ", cells));
            }
        }

        assertFalse(expected.isEmpty());
        assertEquals(
                expected.stream().sorted().toList(), actual.stream().sorted().toList());
    }

    @Test
    void theRowsOfSomeCasesAndThoseOfTheOthersAreThoseOfAll() throws SQLException {
        Path some = folder.resolve("some");
        Path others = folder.resolve("others");
        TableFolder.writeOfCases(store.dataset(), store.cases().subList(0, 3), some, Disk.SYSTEM);
        TableFolder.writeOfCases(
                store.dataset(), store.cases().subList(3, store.cases().size()), others, Disk.SYSTEM);
        TableFolder.writeOfAll(store.dataset(), folder.resolve("rest"), Disk.SYSTEM);

        for (CaseTable table : CaseTable.ofProject()) {
            String file = table.name() + TableFolder.ENDING;
            assertEquals(table.isByCase(), Files.exists(some.resolve(file)), file);
            assertEquals(!table.isByCase(), Files.exists(folder.resolve("rest").resolve(file)), file);
            if (table.isByCase()) {
                String parts = "'" + some.resolve(file) + "', '" + others.resolve(file) + "'";
                assertEquals(
                        rows("SELECT * FROM \"" + table.name() + "\""),
                        rows("SELECT * FROM read_parquet([" + parts + "])"),
                        file);
            }
        }
        assertTrue(Files.exists(folder.resolve("rest").resolve(TableFolder.CODEBOOK)));
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement asked = duck.createStatement();
                ResultSet rows = asked.executeQuery(sql)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(rows.getString(column));
                }
                all.add(String.join(" | ", cells));
            }
        }
        return all;
    }

    @Test
    void theCodebookTellsEachColumn() throws SQLException {
        Set<String> told = new HashSet<>();
        try (Statement asked = duck.createStatement();
                ResultSet rows = asked.executeQuery("SELECT * FROM read_csv('" + folder.resolve(TableFolder.CODEBOOK)
                        + "', header = true, all_varchar = true) WHERE \"column\" IS NOT NULL")) {
            while (rows.next()) {
                String name = rows.getString("table") + "." + rows.getString("column");
                told.add(name + " " + rows.getString("type"));
                assertNotEquals(null, rows.getString("meaning"), name);
                assertTrue(String.valueOf(rows.getString("term")).startsWith("http"), name);
            }
        }
        Set<String> there = new HashSet<>();
        for (CaseTable table : CaseTable.ofProject()) {
            for (Column column : table.question().columns()) {
                there.add(table.name() + "." + column.name() + " "
                        + ColumnType.of(column.kind()).word());
            }
        }

        assertEquals(there, told);
    }

    @Test
    void theSameStoreGivesTheSameBytes() throws IOException {
        Path again = Files.createDirectory(folder.resolve("again"));
        TableFolder.write(store.dataset(), store.cases(), again, false, Disk.SYSTEM);

        for (CaseTable table : CaseTable.ofProject()) {
            String file = table.name() + TableFolder.ENDING;
            assertEquals(-1, Files.mismatch(folder.resolve(file), again.resolve(file)), file);
        }
    }
}
