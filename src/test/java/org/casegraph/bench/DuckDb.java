package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB over a star table of the same triples, in this process: each row of findings with all classes above it. */
final class DuckDb {
    private DuckDb() {}

    /** @param arguments the folder of the {@link StarTable}, the disease, and how many runs */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path folder = Path.of(arguments[0]);
        int runs = Integer.parseInt(arguments[2]);
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
            for (String block : BenchFile.text("duckdb.sql").split(";\\s*\n")) {
                if (block.isBlank()) {
                    continue;
                }
                String name = block.strip().lines().findFirst().orElseThrow().replaceFirst("-- ", "");
                String sql = block.replace("{disease}", arguments[1]);
                System.out.println(
                        Timing.of(name, runs, () -> rows(statement, sql)).line());
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
