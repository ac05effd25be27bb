package org.casegraph.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.parquet.hadoop.ParquetWriter;
import org.casegraph.graph.ShortNames;
import org.casegraph.query.Column;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;

/** The tables of a store, {@code <table>.parquet} each, and what their columns mean, {@code codebook.csv}. */
public final class TableFolder {
    /** What stands in each column of each table. */
    public static final String CODEBOOK = "codebook.csv";

    /** How the files of tables end. */
    public static final String ENDING = ".parquet";

    private TableFolder() {}

    /**
     * Writes all, each file whole or not at all.
     *
     * @param dataset the default graph is the union of its named graphs, and each case is in one of its own name
     * @param cases in the order in which their rows are to stand
     * @param replaces whether a file with other content gives way
     * @throws org.casegraph.problem.Problem if one cannot be written
     */
    public static void write(DatasetGraph dataset, List<Node> cases, Path folder, boolean replaces, Disk disk) {
        WholeFiles files = WholeFiles.in(folder, replaces, disk);
        write(CaseTable.ofProject(), dataset, cases, files);
        finish(files);
    }

    /**
     * Writes the rows of some cases, in the tables that have rows by case.
     *
     * @param dataset and {@code cases} as {@link #write} takes them
     * @throws org.casegraph.problem.Problem if one cannot be written
     */
    public static void writeOfCases(DatasetGraph dataset, List<Node> cases, Path folder, Disk disk) {
        WholeFiles files = WholeFiles.in(folder, true, disk);
        write(tables(true), dataset, cases, files);
        files.finish();
    }

    /** Writes the tables that no case has rows of its own in, and what the columns of all mean. */
    public static void writeOfAll(DatasetGraph dataset, Path folder, Disk disk) {
        WholeFiles files = WholeFiles.in(folder, true, disk);
        write(tables(false), dataset, List.of(), files);
        finish(files);
    }

    private static List<CaseTable> tables(boolean areByCase) {
        return CaseTable.ofProject().stream()
                .filter(table -> table.isByCase() == areByCase)
                .toList();
    }

    private static void write(List<CaseTable> tables, DatasetGraph dataset, List<Node> cases, WholeFiles files) {
        tables.forEach(table -> files.write(table.name() + ENDING, out -> write(table, dataset, cases, out)));
    }

    private static void finish(WholeFiles files) {
        files.write(CODEBOOK, out -> writeCodebook(CaseTable.ofProject(), out));
        files.finish();
    }

    private static void write(CaseTable table, DatasetGraph dataset, List<Node> cases, OutputStream out)
            throws IOException {
        List<Column> columns = table.question().columns();
        try (ParquetWriter<Binding> writer = ParquetRows.open(table.name(), columns, out)) {
            table.rows(dataset, cases, row -> {
                try {
                    writer.write(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void writeCodebook(List<CaseTable> tables, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter rows = new CSVPrinter(text, CSVFormat.RFC4180);
        rows.printRecord("table", "column", "type", "mayBeMissing", "unit", "term", "meaning");
        for (CaseTable table : tables) {
            rows.printRecord(
                    table.name(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    table.question().summary() + ". " + table.question().description());
            for (Column column : table.question().columns()) {
                rows.printRecord(
                        table.name(),
                        column.name(),
                        ColumnType.of(column.kind()).word(),
                        !column.isAlwaysBound(),
                        table.units().getOrDefault(column.name(), ""),
                        term(table, column),
                        table.meanings().getOrDefault(column.name(), ""));
            }
        }
        text.flush();
    }

    private static String term(CaseTable table, Column column) {
        String name = table.terms().getOrDefault(column.name(), "");
        return ShortNames.ofProject().expand(name).map(Node::getURI).orElse(name);
    }
}
