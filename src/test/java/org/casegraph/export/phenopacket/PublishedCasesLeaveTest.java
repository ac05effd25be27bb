package org.casegraph.export.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.GraphMemFactory;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.Losses;
import org.casegraph.export.LostItem;
import org.casegraph.graph.PublicationIds;
import org.casegraph.problem.Problem;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.ga4gh.vrsatile.v1.Expression;
import org.ga4gh.vrsatile.v1.VariationDescriptor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.phenopackets.schema.v2.Phenopacket;
import org.phenopackets.schema.v2.core.ExternalReference;
import org.phenopackets.schema.v2.core.MetaData;
import org.phenopackets.schema.v2.core.Update;

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
        Phenopacket source = comparable(parsed(bytes));
        Phenopacket back = comparable(parsed(written));
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

    private static Phenopacket parsed(byte[] bytes) {
        try {
            Phenopacket.Builder packet = Phenopacket.newBuilder();
            String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\"P0Y(?=\\d)", "\"P");
            JsonFormat.parser().ignoringUnknownFields().merge(text, packet);
            return packet.build();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what is withheld as it tells who someone is, without an order that has no meaning, each age in one spelling. */
    private static Phenopacket comparable(Phenopacket packet) {
        Phenopacket.Builder builder = packet.toBuilder();
        builder.getSubjectBuilder().clearAlternateIds().clearDateOfBirth();
        MetaData.Builder metaData =
                builder.getMetaDataBuilder().clearCreatedBy().clearSubmittedBy();
        metaData.getUpdatesBuilderList().forEach(Update.Builder::clearUpdatedBy);
        metaData.getExternalReferencesBuilderList().forEach(PublishedCasesLeaveTest::once);
        builder.getPhenotypicFeaturesBuilderList()
                .forEach(feature -> feature.getEvidenceBuilderList().forEach(one -> once(one.getReferenceBuilder())));
        builder.getInterpretationsBuilderList().forEach(interpretation -> interpretation
                .getDiagnosisBuilder()
                .getGenomicInterpretationsBuilderList()
                .forEach(call -> {
                    if (call.hasVariantInterpretation()) {
                        sort(call.getVariantInterpretationBuilder().getVariationDescriptorBuilder());
                    }
                }));
        return builder.build();
    }

    /** An address that names the same publication as the id says nothing more. */
    private static void once(ExternalReference.Builder reference) {
        if (PublicationIds.iri(reference.getReference()).equals(PublicationIds.iri(reference.getId()))) {
            reference.clearReference();
        }
    }

    private static void sort(VariationDescriptor.Builder descriptor) {
        List<Expression> sorted = descriptor.getExpressionsList().stream()
                .map(expression -> expression.getSyntax().startsWith("hgvs")
                        ? expression.toBuilder().setSyntax("hgvs").build()
                        : expression)
                .distinct()
                .sorted(Comparator.comparing(Expression::getValue))
                .toList();
        descriptor.clearExpressions().addAllExpressions(sorted);
    }
}
