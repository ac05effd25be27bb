package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.intake.CaseStore;
import org.casegraph.source.report.ReportText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every command says of itself, and that it may be called so. */
class CommandHelpTest {
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z]+)  .+$");
    private static final String CASE = "data/cases/halvorson-2013.ttl";
    private static final String EXAMPLE = "--example=rare-diseases";
    private static final String PHENOPACKET = "src/test/resources/phenopackets/comet.json";

    /** What a person might put in the place of a word of a synopsis. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ID|FILE.rq", "timeline"),
            Map.entry("name=value", "kind=all"),
            Map.entry("condition=value", "sex=female"),
            Map.entry("SET", "care"),
            Map.entry("CASE-ID", "miller-2021"),
            Map.entry("TEMPLATE", "symptom"),
            Map.entry("REPORT", "README.md"),
            Map.entry("DIAGNOSTICS", "text"),
            Map.entry("ID", "timeline"),
            Map.entry("BENCHMARK", "differential"),
            Map.entry("CASE", "halvorson-2013"),
            Map.entry("CASE|FILE|name=value", "halvorson-2013"),
            Map.entry("IRI", "halvorson-2013#nme"),
            Map.entry("PROPERTY", "a"),
            Map.entry("VALUE", "cg:Finding"),
            Map.entry("SOURCE", CASE),
            Map.entry("FILE", CASE),
            Map.entry("FORMAT", "csv"),
            Map.entry("MEASURE", "simgic"),
            Map.entry("N", "3"),
            Map.entry("COMMAND", "serve"),
            Map.entry("URL", "https://example.org/"),
            Map.entry("URI", "mailto:security@example.org"),
            Map.entry("ADDRESS", "localhost"),
            Map.entry("NAME", "example.org"),
            Map.entry("EXAMPLE", "rare-diseases"),
            Map.entry("KEY=VALUE", "sex=female"),
            Map.entry("ORIGIN", "https://example.org"),
            Map.entry("HOST", "example.org"),
            Map.entry("SECONDS", "5"),
            Map.entry("ROWS", "5"),
            Map.entry("QUERIES", "5"),
            Map.entry("WORDS", "Cases of others"),
            Map.entry("LICENCE", "CC0-1.0"));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandHasHelp() {
        return Stream.concat(Stream.of(""), commands().stream().map(name -> name + " "))
                .map(command -> DynamicTest.dynamicTest("casegraph " + command, () -> {
                    CommandLineRun run = CommandLineRun.of((command + "--help").split(" "));

                    assertEquals("", run.err());
                    assertEquals(0, run.status());
                    assertTrue(run.out().startsWith("Usage: casegraph " + command), run.out());
                    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
                    assertTrue(run.out().contains("-h, --help "), run.out());
                }));
    }

    @Test
    void theOptionSourceLeavesACommandItsWords() {
        for (String words : List.of(
                "explain --source FILE halvorson-2013#nme a cg:NecrolyticMigratoryErythema",
                "explain halvorson-2013#nme a cg:NecrolyticMigratoryErythema --source FILE data/cases/yu-2023.ttl",
                "query --source FILE timeline kind=all",
                "query timeline kind=all --source FILE --format csv",
                "similar --source FILE halvorson-2013")) {
            CommandLineRun run = CommandLineRun.of(words.replace("FILE", CASE).split(" "));

            assertEquals("", run.err(), words);
            assertEquals(0, run.status(), words);
        }
    }

    @TestFactory
    Stream<DynamicTest> helpOfACommandIsItsHelp() {
        return commands().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    CommandLineRun run = CommandLineRun.of("help", name);

                    assertEquals("", run.err());
                    assertEquals(0, run.status());
                    assertEquals(CommandLineRun.of(name, "--help").out(), run.out());
                }));
    }

    @Test
    void helpAloneIsThatOfTheProgram() {
        assertEquals(
                CommandLineRun.of("--help").out(), CommandLineRun.of("help").out());
    }

    @Test
    void helpOfNoCommandNamesTheNearest() {
        CommandLineRun run = CommandLineRun.of("help", "qurey");

        assertEquals("qurey: there is no such command. Nearest: query. [unknown-command]\n", run.err());
        assertEquals(1, run.status());
    }

    /** All that a synopsis names, in its order, each word replaced by something of its kind. */
    @TestFactory
    Stream<DynamicTest> everyCommandTakesItsSynopsisAsPrinted() {
        return commands().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    // So that a server ends, once it has understood all that it was given.
                    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                        String port = Integer.toString(taken.getLocalPort());
                        List<String> arguments = arguments(name, port);
                        Main.commands(CaseStore::builder, System.out, System.err)
                                .parseArgs(arguments.toArray(String[]::new));
                        if (name.equals("mcp")) {
                            // It would wait for messages; AssistantsTest gives it some.
                            return;
                        }
                        if (name.equals("build")) {
                            // Its hundreds of cases are built in the long run.
                            assertTrue(arguments.remove(EXAMPLE), arguments.toString());
                        }
                        if (name.equals("check")) {
                            // It would go on for ever.
                            assertTrue(arguments.remove("--watch"), arguments.toString());
                        }
                        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

                        assertFalse(run.err().contains("--help"), run.err());
                        boolean isServer = name.equals("serve") || name.equals("write");
                        assertEquals(isServer ? "port " + port + ": it is in use" : "", where(run.err()));
                        assertEquals(isServer ? 1 : 0, run.status());
                    }
                }));
    }

    @Test
    @Tag("long")
    void buildTakesAllOfItsSynopsis() throws IOException {
        CommandLineRun run = CommandLineRun.of(arguments("build", "0").toArray(String[]::new));

        assertEquals("", where(run.err()));
        assertEquals(0, run.status());
    }

    /** picocli sets the fields of a command, so the search for what may be null takes them for set. */
    @Test
    void whatMayBeLeftOutHasADefaultOrMayBeNull() {
        List<String> unsaid =
                Main.commands(CaseStore::builder, System.out, System.err).getSubcommands().values().stream()
                        .flatMap(command -> command.getCommandSpec().args().stream())
                        .filter(word -> !word.required() && word.defaultValue() == null && word.initialValue() == null)
                        .map(word -> (Field) word.userObject())
                        .filter(field -> !field.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(Field::toString)
                        .toList();

        assertEquals(List.of(), unsaid);
    }

    /** The start of each line, without what the log tells. */
    private static String where(String err) {
        return String.join(
                "\n",
                err.lines()
                        .filter(line -> !line.startsWith("INFO "))
                        .map(line -> line.split("\\.")[0])
                        .toList());
    }

    private List<String> arguments(String command, String port) throws IOException {
        Map<String, String> words = new HashMap<>(WORDS);
        words.put("PORT", port);
        words.put("TABLE", folder.resolve(command + ".csv").toString());
        words.put("PICTURE", folder.resolve("curve.svg").toString());
        words.put("DIR", folder.resolve(command).toString());
        if (command.equals("curve")) {
            words.put("name=value", "unit=days");
        }
        if (command.equals("export")) {
            words.put("FORMAT", "trig");
        }
        if (command.equals("import")) {
            words.put("SOURCE", PHENOPACKET);
        }
        if (command.equals("check")) {
            Path report = Files.writeString(folder.resolve("report.txt"), "glossitis was not seen");
            String made = Files.readString(Path.of("src/test/resources/shapes/conforms/absent-finding.ttl"))
                    .replaceAll("[0-9a-f]{64}", ReportText.read(report).sha256());
            words.put(
                    "SOURCE",
                    Files.writeString(folder.resolve("case.ttl"), made).toString());
            words.put("FILE", report.toString());
        }
        List<String> arguments = new ArrayList<>(List.of(command));
        for (String printed : synopsis(command)) {
            String option = printed.startsWith("-") ? printed.replaceFirst("(?<==).*", "") : "";
            String word = printed.substring(option.length());
            assertTrue(word.isEmpty() || words.containsKey(word), printed);
            arguments.add(word.isEmpty() ? printed : option + words.get(word));
        }
        return arguments;
    }

    /** Its words without brackets and dots, and without those that ask for help. */
    private static List<String> synopsis(String command) {
        String help = CommandLineRun.of(command, "--help").out();
        String printed = help.substring("Usage: casegraph ".length() + command.length())
                .lines()
                .takeWhile(line -> line.isEmpty() || line.startsWith(" "))
                .reduce("", (all, line) -> all + " " + line.strip());
        return Stream.of(printed.strip().split("\\s+"))
                .map(word -> word.replaceAll("[\\[\\]]|\\.\\.\\.", ""))
                .filter(word -> !word.equals("-hV"))
                .toList();
    }

    private static List<String> commands() {
        List<String> commands = LISTED.matcher(CommandLineRun.of("--help").out())
                .results()
                .map(line -> line.group(1))
                .toList();
        assertTrue(commands.containsAll(List.of("serve", "similar", "help")), commands.toString());
        return commands;
    }
}
