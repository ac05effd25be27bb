package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** DuckDB over a star table of the same triples, in this process: each row of findings with all classes above it. */
final class DuckDb {
    /** For both, as it takes thousands of turns to compile all of ours. */
    static final Pace PACE = new Pace(500, 4_000, 51, 2_000);

    private DuckDb() {}

    /** @param name of the question that has as many rows */
    record Block(String name, String sql) {}

    static List<Block> blocks() {
        return Stream.of(BenchFile.text("duckdb.sql").split(";\\s*\n"))
                .filter(block -> !block.isBlank())
                .map(block -> new Block(
                        block.strip().lines().findFirst().orElseThrow().replaceFirst("-- ", ""), block))
                .toList();
    }

    /** @param arguments the folder of the {@link StarTable}, and the disease */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path folder = Path.of(arguments[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET file_search_path = '"
                    + folder.toAbsolutePath().toString().replace("'", "''") + "'");
            for (String sql : BenchFile.text("star.sql").split(";\\s*\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            for (Block block : blocks()) {
                String sql = block.sql().replace("{disease}", arguments[1]);
                System.out.println(Timing.of(block.name(), PACE, () -> rows(statement, sql))
                        .line());
            }
        }
    }

    /** Each cell is taken out. */
    private static long rows(Statement statement, String sql) throws SQLException {
        long rows = 0;
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int column = 1; column <= columns; column++) {
                    result.getObject(column);
                }
                rows++;
            }
        }
        return rows;
    }
}
