package org.casegraph.export.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.GraphMemFactory;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.Losses;
import org.casegraph.export.LostItem;
import org.casegraph.problem.Problem;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Loss;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.phenopackets.schema.v2.Phenopacket;

/** Phenopackets that came in leave as they came, but for what was withheld. */
class PublishedCasesLeaveTest {
    private static final ExportFormat FORMAT = PhenopacketExport.formats().get(0);
    private static final int SAMPLE = 60;
    private static final long SEED = 16;

    private final Map<String, Integer> differences = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();
    private int seen;

    @Test
    void aSampleOfThePublishedCasesLeavesAsItCame() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("data/examples/rare-diseases"))) {
            files = new ArrayList<>(all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList());
        }
        Collections.shuffle(files, new Random(SEED));
        for (Path file : files.subList(0, SAMPLE)) {
            compare(file.toString(), Files.readAllBytes(file));
        }

        assertEquals(SAMPLE, seen);
        assertEquals(Map.of(), differences, () -> String.join("\n", shown));
    }

    @Test
    @Tag("long")
    void allOfPhenopacketStoreLeavesAsItCame() {
        String corpora = System.getProperty("casegraph.corpora", "");
        Path archive = Path.of(corpora, "phenopacket-store-half.tar.gz");
        Assumptions.assumeTrue(
                !corpora.isEmpty() && Files.exists(archive),
                "skipped: -Dcasegraph.corpora names no folder with " + archive);
        new ArchiveFiles(
                        PhenopacketSource::isPacket,
                        entry -> compare(entry.file(), entry.bytes()),
                        problem -> differences.merge(problem.text(), 1, Integer::sum))
                .read(archive);

        assertEquals(5853, seen);
        assertEquals(Map.of(), differences, () -> String.join("\n", shown));
    }

    private void compare(String file, byte[] bytes) {
        List<ImportedCase> cases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        PhenopacketSource.read(file, bytes, cases::add, problems::add);
        ExportedCase exported = exported(cases.get(0).source());
        byte[] written = FORMAT.writer().apply(new ExportDocument(exported.id(), List.of(exported)));
        seen++;
        Phenopacket source = parsed(withoutWhatTheImportTold(bytes, cases.get(0).losses()));
        Phenopacket back = parsed(new String(written, StandardCharsets.UTF_8));
        if (!source.equals(back)) {
            differ(file + ": the JSON differs", source, back);
        }
        List<LostItem> losses = Losses.between(
                FORMAT.name(), exported, FORMAT.reader().apply(written).get(0));
        losses.forEach(lost -> differences.merge(lost.reason() + " " + lost.what(), 1, Integer::sum));
    }

    private void differ(String what, Phenopacket source, Phenopacket back) {
        differences.merge("the JSON differs", 1, Integer::sum);
        if (shown.size() < 20) {
            List<String> left = source.toString().lines().toList();
            List<String> right = back.toString().lines().toList();
            int line = 0;
            while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
                line++;
            }
            shown.add(what + "\n  " + left.subList(Math.max(0, line - 3), Math.min(left.size(), line + 2)) + "\n  "
                    + right.subList(Math.max(0, line - 3), Math.min(right.size(), line + 2)));
        }
    }

    private static ExportedCase exported(SourceGraph source) {
        return new ExportedCase(source.name(), source.graph(), GraphMemFactory.createDefaultGraph());
    }

    private static Phenopacket parsed(String json) {
        try {
            Phenopacket.Builder packet = Phenopacket.newBuilder();
            JsonFormat.parser().merge(json, packet);
            return packet.build();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the import says what it does not carry, as it tells who someone is or is no term. */
    private static String withoutWhatTheImportTold(byte[] bytes, List<Loss> told) {
        JsonElement packet = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
        for (Loss loss : told) {
            remove(packet, new ArrayDeque<>(List.of(loss.path().substring(2).split("\\.|(?=\\[)"))));
        }
        assertFalse(isGone(packet));
        return packet.toString();
    }

    private static void remove(JsonElement from, Deque<String> path) {
        String step = path.pop();
        if (step.startsWith("[")) {
            JsonArray list = from.getAsJsonArray();
            int place = Integer.parseInt(step.substring(1, step.length() - 1));
            if (path.isEmpty()) {
                list.set(place, JsonNull.INSTANCE);
            } else {
                remove(list.get(place), path);
            }
        } else if (path.isEmpty()) {
            from.getAsJsonObject().add(step, JsonNull.INSTANCE);
        } else {
            remove(from.getAsJsonObject().get(step), path);
        }
    }

    /** Whether nothing is left of what was removed; the numbers of items hold until all is. */
    private static boolean isGone(JsonElement element) {
        if (element.isJsonObject()) {
            Set<Map.Entry<String, JsonElement>> fields =
                    element.getAsJsonObject().entrySet();
            return fields.removeIf(field -> isGone(field.getValue())) && fields.isEmpty();
        }
        if (element.isJsonArray()) {
            JsonArray items = element.getAsJsonArray();
            int before = items.size();
            for (int place = before - 1; place >= 0; place--) {
                if (isGone(items.get(place))) {
                    items.remove(place);
                }
            }
            return items.size() < before && items.isEmpty();
        }
        return element.isJsonNull();
    }
}
