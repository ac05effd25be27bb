package org.casegraph.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Asks the tables that Spark wrote and those of {@code build --dump} for their rows, and both the same SQL, in Spark and in
 * DuckDB: {@code Comparison TABLES DUMPED SQL ANSWERS}. Ends with status 1 if anything differs.
 */
public final class Comparison {
    private static final String ENDING = ".parquet";

    private final SparkSession spark;
    private final Connection duck;
    private int differences;

    private Comparison(SparkSession spark, Connection duck) {
        this.spark = spark;
        this.duck = duck;
    }

    /**
     * @param arguments the folder of tables that Spark wrote; that of the dump; one with questions in SQL, {@code NAME.sql};
     *     and one with what the program answers to the same in SPARQL, {@code NAME.csv}
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path written = Path.of(arguments[0]);
        Path dumped = Path.of(arguments[1]);
        SparkSession session = SparkSession.builder()
                .appName("comparison")
                // SQL as the standard has it: a name may stand in double quotes.
                .config("spark.sql.ansi.enabled", true)
                .config("spark.sql.ansi.doubleQuotedIdentifiers", true)
                .getOrCreate();
        try (session;
                Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            Comparison comparison = new Comparison(session, duck);
            for (Path table : inside(dumped, ENDING)) {
                comparison.table(table, written.resolve(table.getFileName()));
            }
            for (Path question : inside(Path.of(arguments[2]), ".sql")) {
                comparison.question(question, Path.of(arguments[3]));
            }
            if (comparison.differences > 0) {
                throw new IllegalStateException(comparison.differences + " differences");
            }
        }
    }

    private static List<Path> inside(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** The same rows in the same order in DuckDB, the same rows in Spark. */
    private void table(Path dumped, Path written) throws IOException, SQLException {
        String name = dumped.getFileName().toString().replace(ENDING, "");
        List<String> parts =
                inside(written, ENDING).stream().map(Path::toString).toList();
        List<String> expected = duck("SELECT * FROM read_parquet('" + dumped + "')");
        List<String> actual = duck("SELECT * FROM read_parquet(['" + String.join("', '", parts) + "'])");
        Dataset<Row> one = spark.read().parquet(dumped.toString());
        Dataset<Row> many = spark.read().parquet(written.toString());
        boolean isSame = one.schema().equals(many.schema())
                && one.exceptAll(many).isEmpty()
                && many.exceptAll(one).isEmpty()
                && one.count() == expected.size();
        tell(
                expected.equals(actual) && isSame,
                "table " + name + ": " + expected.size() + " rows of build, " + actual.size() + " in " + parts.size()
                        + " files of Spark");
        many.createOrReplaceTempView("`" + name + "`");
        try (Statement view = duck.createStatement()) {
            view.execute("CREATE VIEW \"" + name + "\" AS SELECT * FROM read_parquet('" + dumped + "')");
        }
    }

    private void question(Path file, Path answers) throws IOException, SQLException {
        String sql = Files.readString(file);
        String name = file.getFileName().toString().replace(".sql", "");
        List<String> ours = duck("SELECT * FROM read_csv('" + answers.resolve(name + ".csv")
                        + "', header = true, all_varchar = true)")
                .stream()
                .sorted()
                .toList();
        List<String> inDuck = duck(sql).stream().sorted().toList();
        List<String> inSpark = spark.sql(sql).collectAsList().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> cell(row.get(column)))
                        .collect(Collectors.joining(" | ")))
                .sorted()
                .toList();
        tell(
                !ours.isEmpty() && ours.equals(inDuck) && ours.equals(inSpark),
                "SQL " + name + ": " + ours.size() + " rows here, " + inDuck.size() + " in DuckDB, " + inSpark.size()
                        + " in Spark");
        first(ours, inDuck);
        first(ours, inSpark);
    }

    private static void first(List<String> expected, List<String> actual) {
        TreeMap<String, Integer> left = new TreeMap<>();
        expected.forEach(row -> left.merge(row, 1, Integer::sum));
        actual.forEach(row -> left.merge(row, -1, Integer::sum));
        left.values().removeIf(count -> count == 0);
        left.entrySet().stream().limit(2).forEach(entry -> System.out.println("  " + entry));
    }

    private void tell(boolean isSame, String what) {
        System.out.println((isSame ? "same " : "DIFFERENT ") + what);
        differences += isSame ? 0 : 1;
    }

    private List<String> duck(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement asked = duck.createStatement();
                ResultSet answer = asked.executeQuery(sql)) {
            while (answer.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    cells.add(cell(answer.getObject(column)));
                }
                rows.add(String.join(" | ", cells));
            }
        }
        return rows;
    }

    /** A number is one however it is written. */
    private static String cell(Object value) {
        String text = String.valueOf(value);
        return text.matches("-?[0-9]+([.][0-9]*)?([eE]-?[0-9]+)?") ? Double.toString(Double.parseDouble(text)) : text;
    }
}
