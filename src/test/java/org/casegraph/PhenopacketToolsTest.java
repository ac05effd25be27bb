package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Phenopackets, families and cohorts pass the validators of phenopacket-tools, which tell a fault that is planted. */
@Tag("long")
@ExtendWith(SharedProject.class)
class PhenopacketToolsTest {
    /** UCUM's code of the pound begins with a bracket, with which no id may begin there. */
    private static final String POUND = "UCUM:[lb_av]";

    private static final Path HPO = Path.of(System.getProperty("casegraph.corpora", ""), "hp.v2025-03-03.json.gz");

    @Test
    void eachOfOurCasesPassesTheirSchemasAndTheRulesOfMetadata(Store store, @TempDir Path folder)
            throws IOException, InterruptedException {
        int written = write(store, folder);
        Path planted = folder.resolve("phenopacket").resolve("planted.json");
        String packet = Files.readString(folder.resolve("phenopacket").resolve("wang-2022.json"));
        Files.writeString(
                planted, packet.replaceFirst("\"id\": \"wang-2022\",", "").replace("\"UCUM\"", "\"UCUMM\""));

        List<String> lines = ForeignValidator.PHENOPACKETS.validate(folder);
        assertEquals(written + 1 + " files", lines.get(lines.size() - 1));
        List<String> faults = lines.subList(0, lines.size() - 1);
        assertEquals(
                List.of(),
                faults.stream()
                        .filter(line -> !isOf(planted, line) && !line.contains(POUND))
                        .toList());
        assertTrue(faults.toString().contains("BaseValidator: 'id' is missing but it is required"), faults::toString);
        assertTrue(faults.toString().contains("No ontology corresponding to ID 'UCUM:g/L'"), faults::toString);
    }

    /** A report may tell a thing and one of its kind apart, each with a time or a passage of its own. */
    @Test
    void byHpoOnlyWhatAReportTellsApartIsToldBesideItsKind(Store store, @TempDir Path folder)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.exists(HPO) && HPO.getParent() != null,
                "skipped: -Dcasegraph.corpora names no folder with " + HPO);
        write(store, folder);
        List<String> lines = ForeignValidator.PHENOPACKETS.validate(folder, HPO.toString()).stream()
                .filter(line -> !line.contains(POUND))
                .toList();
        assertEquals(
                List.of(
                        "esa-2016-37487",
                        "ferrario-2012",
                        "han-tgh-3627",
                        "hu-2023",
                        "koreamed-1060183",
                        "nme-2024-qaasid-116",
                        "scielo-s0120-00112021000300500"),
                lines.subList(0, lines.size() - 1).stream()
                        .filter(line -> line.contains("an observed term") && line.contains("an observed ancestor"))
                        .map(line -> line.replaceAll(".*/(.*)\\.json .*", "$1"))
                        .sorted()
                        .toList(),
                lines::toString);
        assertEquals(8, lines.size(), lines::toString);
    }

    private static boolean isOf(Path file, String line) {
        return line.startsWith("phenopacket/" + file.getFileName());
    }

    private static int write(Store store, Path folder) throws IOException {
        int written = 0;
        for (String name : List.of("phenopacket", "family", "cohort")) {
            ExportFormat format = ExportFormats.named(name).orElseThrow();
            Path into = Files.createDirectory(folder.resolve(name));
            List<Node> cases = List.copyOf(store.cases());
            for (ExportDocument document :
                    new ExportedCases(store).documents(format, cases, "all").toList()) {
                Files.write(
                        into.resolve(document.id() + ".json"), format.writer().apply(document));
                written++;
            }
        }
        return written;
    }
}
