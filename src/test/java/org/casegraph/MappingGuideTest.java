package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of the guide as it stands there. */
class MappingGuideTest {
    private static final Path GUIDE = Path.of("queries/mappings/README.md");

    @TempDir
    private Path folder;

    private Path mapping;
    private Path data;

    @BeforeEach
    void writeTheFilesOfTheGuide() throws IOException {
        mapping = Files.writeString(
                folder.resolve("lighthouse.rq"), blocks("sparql").get(0));
        data = Files.writeString(folder.resolve("keepers.ttl"), blocks("turtle").get(0));
    }

    @Test
    void whatComesOfTheExampleIsWhatTheGuideSays() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "import",
                data.toString(),
                mapping.toString(),
                "--to",
                folder.resolve("cases").toString());

        assertEquals(0, run.status(), run.err());
        Graph made = TurtleSource.read(folder.resolve("cases/7.ttl")).graph();
        Graph expected =
                RDFParser.fromString(blocks("turtle").get(1), Lang.TURTLE).toGraph();
        for (Triple triple : expected.find().toList()) {
            assertTrue(made.contains(triple), () -> triple + " is not in " + made);
        }
        String lost = Files.readString(GUIDE).replaceAll("(?s).*`(not carried: [^`]*)`.*", "$1");
        assertEquals(
                List.of("1 case written to " + folder.resolve("cases") + ", 0 faults", lost),
                run.out().lines().toList());
    }

    @Test
    void theExampleIsFitToBeChecked() {
        CommandLineRun run = CommandLineRun.of("check", mapping.toString(), data.toString());

        assertEquals(0, run.status(), run.err());
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceFirst("```" + language + "\n", "").replaceFirst("```$", ""))
                .toList();
    }
}
