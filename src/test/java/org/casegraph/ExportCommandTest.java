package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phenopackets.schema.v2.core.Pedigree;

/** Exports by the command: what is chosen, what is refused, and what it says at the end. */
class ExportCommandTest {
    private static final Path FOREIGN = Path.of("src/test/resources/phenopackets");

    private static final String WANG = "data/cases/wang-2022.ttl";

    @TempDir
    private Path folder;

    @Test
    void aLossyExportIsRefusedWhereNothingMayBeLost() throws IOException {
        CommandLineRun refused = export(WANG, "--to", "csv", "--into", folder.toString(), "--strict");

        assertEquals(1, refused.status());
        assertTrue(refused.err().startsWith("wang-2022: "), refused.err());
        assertTrue(refused.err().contains(" things would be lost in csv, first "), refused.err());
        assertTrue(refused.err().contains("Leave out --strict"), refused.err());
        assertTrue(refused.out().startsWith("0 cases written to "), refused.out());
        assertEquals(List.of(), names());

        CommandLineRun whole = export(WANG, "--to", "trig", "--into", folder.toString(), "--strict");
        assertEquals("1 case written to " + folder + " as trig, 1 file\n", whole.out());
        assertEquals(0, whole.status());
        assertEquals(List.of("wang-2022.losses.json", "wang-2022.trig"), names());
        assertEquals(new JsonArray(), json("wang-2022.losses.json").getAsJsonArray("losses"));
    }

    @Test
    void otherContentIsReplacedByForceAlone() throws IOException {
        Path file = folder.resolve("comet-1.json");
        Files.writeString(file, "mine");
        String[] words = {FOREIGN + "/comet.json", "--to", "phenopacket", "--into", folder.toString()};

        CommandLineRun kept = export(words);
        assertEquals(1, kept.status());
        assertTrue(kept.err().contains("--force"), kept.err());
        assertEquals("mine", Files.readString(file));

        CommandLineRun forced =
                export(Stream.concat(Stream.of(words), Stream.of("--force")).toArray(String[]::new));
        assertEquals(0, forced.status(), forced.err());
        assertEquals("comet-1", json("comet-1.json").get("id").getAsString());
    }

    /** A file stands for its cases, and the family comes back with its pedigree and nothing that it did not have. */
    @Test
    void aFamilyComesBackAsItsFileHasIt() throws IOException {
        CommandLineRun run = export(FOREIGN + "/kindred.json", "--to", "family", "--into", folder.toString());

        assertEquals(0, run.status(), run.err());
        assertEquals(List.of("kindred-9-2ee7fa6b.json", "kindred-9-2ee7fa6b.losses.json"), names());
        JsonObject written = json("kindred-9-2ee7fa6b.json");
        assertEquals("kindred 9", written.get("id").getAsString());
        JsonObject source = JsonParser.parseString(Files.readString(FOREIGN.resolve("kindred.json")))
                .getAsJsonObject();
        assertEquals(pedigree(source), pedigree(written), "MISSING, the first of its enumeration, stands there");
        assertEquals(source.get("files"), written.get("files"));
        assertEquals(source.get("consanguinousParents"), written.get("consanguinousParents"));
        assertEquals(
                "kindred-mother",
                written.getAsJsonArray("relatives")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString());
    }

    /** Conditions choose a cohort, which is one file; a case without family is one of its own, of which nobody's parents are known. */
    @Test
    void conditionsChooseACohort() throws IOException {
        CommandLineRun run = export(
                "data/cases/al-faouri-2016.ttl",
                "data/cases/ferrario-2012.ttl",
                WANG,
                "disease=glucagonoma",
                "--to",
                "cohort",
                "--into",
                folder.toString());

        assertEquals(0, run.status(), run.err());
        List<String> members = StreamSupport.stream(
                        json(names().get(0)).getAsJsonArray("members").spliterator(), false)
                .map(member -> member.getAsJsonObject().get("id").getAsString())
                .toList();
        assertEquals(List.of("al-faouri-2016", "wang-2022"), members);
        assertTrue(run.out().startsWith("2 cases written to " + folder + " as cohort, 1 file\nlost: "), run.out());
        assertEquals(2, names().size());

        export(WANG, "--to", "family", "--into", folder.toString());
        JsonObject family = json("wang-2022.json");
        assertEquals(
                1, family.getAsJsonObject("pedigree").getAsJsonArray("persons").size());
        assertEquals(false, family.has("relatives"));
    }

    @Test
    void whatIsUnknownIsRefusedWithWhatThereIs() {
        CommandLineRun format = export(WANG, "--to", "docx", "--into", folder.toString());
        assertEquals(1, format.status());
        assertTrue(format.err().contains("Give one of phenopacket, family, cohort, fhir, care-sm,"), format.err());

        CommandLineRun unknown = export("wang-2032", "--source", WANG, "--to", "csv", "--into", folder.toString());
        assertEquals(1, unknown.status());
        assertTrue(unknown.err().contains("wang-2032"), unknown.err());
    }

    /** What was exported is a SOURCE like any other, and leaves again as the same bytes. */
    @Test
    @Tag("long")
    void anExportIsImportedAgainAndLeavesTheSame() throws IOException {
        export(WANG, "--to", "phenopacket", "--into", folder.toString());
        byte[] first = Files.readAllBytes(folder.resolve("wang-2022.json"));
        Path again = folder.resolve("again");

        CommandLineRun run = export(folder + "/wang-2022.json", "--to", "phenopacket", "--into", again.toString());

        assertEquals(0, run.status(), run.err());
        JsonObject one = json("wang-2022.json");
        JsonObject two = JsonParser.parseString(Files.readString(again.resolve("wang-2022.json")))
                .getAsJsonObject();
        assertTrue(first.length > 0);
        for (String part : List.of("subject", "phenotypicFeatures", "measurements", "diseases", "interpretations")) {
            assertEquals(one.get(part), two.get(part), part);
        }
    }

    private static Pedigree pedigree(JsonObject family) throws IOException {
        Pedigree.Builder pedigree = Pedigree.newBuilder();
        JsonFormat.parser().merge(family.get("pedigree").toString(), pedigree);
        return pedigree.build();
    }

    private static CommandLineRun export(String... words) {
        return CommandLineRun.of(
                Stream.concat(Stream.of("export"), Stream.of(words)).toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(name))).getAsJsonObject();
    }
}
