package org.casegraph.source.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the schema can say, by its own descriptors. */
class PhenopacketSchemaTest {
    private static final int ROUNDS = 4;
    private static final int ENOUGH_ROUNDS = 500;

    private static final String OF_SOMEBODY = "withheld, as it may tell who someone is";
    private static final String PATH = "withheld, as it is a path on somebody's machine";

    /** By the end of the path; nothing else that the schema has a field for is ever lost. */
    private static final Map<String, String> WITHHELD = Map.of(
            "subject.alternateIds[]", OF_SOMEBODY,
            "subject.dateOfBirth", OF_SOMEBODY,
            "metaData.createdBy", OF_SOMEBODY,
            "metaData.submittedBy", OF_SOMEBODY,
            "updates[].updatedBy", OF_SOMEBODY,
            "files[].uri", PATH,
            "htsFiles[].uri", PATH);

    private final List<String> problems = new ArrayList<>();

    static Stream<Message.Builder> roots() {
        return Stream.of(
                org.phenopackets.schema.v2.Phenopacket.newBuilder(),
                org.phenopackets.schema.v2.Family.newBuilder(),
                org.phenopackets.schema.v2.Cohort.newBuilder(),
                org.phenopackets.schema.v1.Phenopacket.newBuilder(),
                org.phenopackets.schema.v1.Family.newBuilder(),
                org.phenopackets.schema.v1.Cohort.newBuilder());
    }

    /** They hold phenopackets and a pedigree; a cohort holds more of the same, and takes longer. */
    static Stream<Message.Builder> families() {
        return Stream.of(
                org.phenopackets.schema.v2.Family.newBuilder(), org.phenopackets.schema.v1.Family.newBuilder());
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFieldOfAFamilyLandsInTheModelOrIsWithheldOnPurpose(Message.Builder root)
            throws InvalidProtocolBufferException {
        everyFieldLandsInTheModelOrIsWithheldOnPurpose(root);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("roots")
    void everyFieldOfTheSchemaLandsInTheModelOrIsWithheldOnPurpose(Message.Builder root)
            throws InvalidProtocolBufferException {
        everyFieldLandsInTheModelOrIsWithheldOnPurpose(root);
    }

    private void everyFieldLandsInTheModelOrIsWithheldOnPurpose(Message.Builder root)
            throws InvalidProtocolBufferException {
        Set<String> fields = SchemaSample.paths(root.getDescriptorForType());
        Set<String> set = new TreeSet<>();
        Map<String, String> lost = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (int round = 0; round < ROUNDS || !set.containsAll(fields) && round < ENOUGH_ROUNDS; round++) {
            String json = sample(root, round, set);
            List<ImportedCase> cases = read(json);
            cases.stream()
                    .flatMap(one -> one.losses().stream())
                    .forEach(loss -> lost.put(lastTwo(loss.kind()), loss.what()));
            if (round < ROUNDS) {
                missing.addAll(PhenopacketRoundTripTest.missing("round " + round, json, cases));
            }
        }
        Map<String, String> expected = new TreeMap<>(WITHHELD);
        expected.remove(isVersion1(root) ? "files[].uri" : "htsFiles[].uri");

        assertEquals(List.of(), problems);
        assertEquals(Set.of(), without(fields, set), "fields that were not tried");
        assertEquals(expected, lost);
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void whateverTheSchemaSaysConformsToTheShapes(Message.Builder root) throws InvalidProtocolBufferException {
        CaseShapes shapes = CaseShapes.ofProject();
        Graph ontology = ProjectSources.ontologyGraph();
        for (int round = 0; round < 1; round++) {
            for (ImportedCase one : read(sample(root, round, new TreeSet<>()))) {
                assertEquals(
                        List.of(),
                        shapes.violations(one.source(), ontology).stream()
                                .map(Problem::getMessage)
                                .toList());
            }
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String sample(Message.Builder root, int round, Set<String> set)
            throws InvalidProtocolBufferException {
        SchemaSample sample = new SchemaSample(round, isVersion1(root) ? "1.0.0" : "2.0.2", set);
        return JsonFormat.printer().print(sample.fill(root.build().newBuilderForType()));
    }

    private List<ImportedCase> read(String json) {
        List<ImportedCase> cases = new ArrayList<>();
        new PhenopacketSource(cases::add, problem -> problems.add(problem.getMessage()))
                .read("made-up.json", json.getBytes(StandardCharsets.UTF_8));
        return cases;
    }

    private static boolean isVersion1(Message.Builder root) {
        return root.getDescriptorForType().getFullName().contains(".v1.");
    }

    private static String lastTwo(String path) {
        int last = path.lastIndexOf('.');
        return path.substring(path.lastIndexOf('.', last - 1) + 1);
    }
}
