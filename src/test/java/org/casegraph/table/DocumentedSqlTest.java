package org.casegraph.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.store.Disk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of docs/from-python-and-r.md gives the rows that stand there. */
@ExtendWith(SharedProject.class)
class DocumentedSqlTest {
    private static final Path DOCUMENT = Path.of("docs/from-python-and-r.md");

    @Test
    @Tag("long")
    void theTablesOfTheExampleGiveThePublishedCounts(ExampleStore example, @TempDir Path folder)
            throws IOException, SQLException {
        String document = Files.readString(DOCUMENT);
        Matcher sql = Pattern.compile("^```sql\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(document);
        sql.find();
        TableFolder.write(example.store().dataset(), example.store().cases(), folder, false, Disk.SYSTEM);
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql.group(1).replace("dump/tables", folder.toString()))) {
            while (found.next()) {
                rows.add("| " + found.getString(1) + " | " + found.getString(2) + " | " + found.getInt(3) + " | "
                        + found.getInt(4) + " |");
            }
        }

        assertEquals(
                document.lines()
                        .filter(line -> line.contains("omim.org/entry") && line.startsWith("|"))
                        .toList(),
                rows);
    }
}
