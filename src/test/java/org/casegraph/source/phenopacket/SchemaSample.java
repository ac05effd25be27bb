package org.casegraph.source.phenopacket;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages of a schema with every field set, one member of each oneof, by its descriptors: whatever field a later version
 * of the schema has, these have it too. The texts are invented and no two are the same.
 */
final class SchemaSample {
    /** A sequence variation is one text in the graph, so the paths inside are not counted. */
    private static final String SEQUENCE_VARIATION = "ga4gh.vrs.v1.";

    private final Random random;
    private final String version;
    private final Set<String> paths;
    private int texts;

    /**
     * @param round decides each choice
     * @param paths takes the path of each field that is set
     */
    SchemaSample(int round, String version, Set<String> paths) {
        this.random = new Random(round);
        this.version = version;
        this.paths = paths;
        this.texts = round * 10_000;
    }

    /** The paths of all fields that a message of this type can have, without those of the phenopackets in a group. */
    static Set<String> paths(Descriptor type) {
        Set<String> paths = new TreeSet<>();
        paths(type, "$", paths);
        return paths;
    }

    private static void paths(Descriptor type, String path, Set<String> paths) {
        for (FieldDescriptor field : type.getFields()) {
            String place = path + "." + field.getJsonName();
            paths.add(place);
            if (isLookedInto(field)) {
                paths(field.getMessageType(), place, paths);
            }
        }
    }

    private static boolean isLookedInto(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isMapField()
                && !isVariation(field.getMessageType())
                && !isPacket(field.getMessageType());
    }

    private static boolean isPacket(Descriptor type) {
        return type.getName().equals("Phenopacket");
    }

    private static boolean isVariation(Descriptor type) {
        return type.getFullName().contains(SEQUENCE_VARIATION);
    }

    Message fill(Message.Builder builder) {
        return fill(builder, "$", List.of());
    }

    private Message fill(Message.Builder builder, String path, List<Descriptor> above) {
        Descriptor type = builder.getDescriptorForType();
        List<Descriptor> inside = new ArrayList<>(above);
        inside.add(type);
        List<FieldDescriptor> fields = new ArrayList<>(type.getFields());
        for (OneofDescriptor choice : type.getRealOneofs()) {
            List<FieldDescriptor> open = choice.getFields().stream()
                    .filter(field -> field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
                            || !inside.contains(field.getMessageType()))
                    .toList();
            fields.removeAll(choice.getFields());
            fields.add(open.get(random.nextInt(open.size())));
        }
        for (FieldDescriptor field : fields) {
            String place = path + "." + field.getJsonName();
            if (path.startsWith("$")) {
                paths.add(place);
            }
            if (field.isMapField()) {
                Message.Builder pair = builder.newBuilderForField(field);
                builder.addRepeatedField(field, fill(pair, "map", inside));
            } else if (field.isRepeated()) {
                builder.addRepeatedField(field, value(builder, field, place, inside));
                builder.addRepeatedField(field, value(builder, field, place, inside));
            } else {
                builder.setField(field, value(builder, field, place, inside));
            }
        }
        correct(builder);
        return builder.build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field, String place, List<Descriptor> above) {
        return switch (field.getJavaType()) {
            case MESSAGE ->
                fill(builder.newBuilderForField(field), isVariation(field.getMessageType()) ? "" : place, above);
            case STRING -> text(field);
            case ENUM -> {
                List<EnumValueDescriptor> values = field.getEnumType().getValues();
                yield values.get(1 + random.nextInt(values.size() - 1));
            }
            case BOOLEAN -> random.nextBoolean();
            case INT ->
                switch (field.getName()) {
                    case "weeks" -> 1 + random.nextInt(40);
                    case "days" -> 1 + random.nextInt(6);
                    case "nanos" -> random.nextInt(2) * 500_000_000;
                    default -> 1_000 + random.nextInt(1_000_000);
                };
            case LONG ->
                field.getName().equals("seconds")
                        ? 1_500_000_000L + random.nextInt(100_000_000)
                        : 1_000L + random.nextInt(1_000_000);
            case DOUBLE -> (field.getName().equals("high") ? 1_000_000 : 0) + random.nextInt(1_000_000) / 100.0;
            default -> throw new IllegalStateException("the schema has a field of a new kind: " + field);
        };
    }

    private String text(FieldDescriptor field) {
        texts++;
        String number = String.format("%07d", texts);
        boolean either = random.nextBoolean();
        return switch (field.getContainingType().getName() + "." + field.getName()) {
            case "OntologyClass.id" -> "HP:" + number;
            case "Age.iso8601duration", "Age.age" -> "P" + (1 + random.nextInt(89)) + "Y" + random.nextInt(12) + "M";
            case "File.uri", "HtsFile.uri" ->
                either ? "https://files.example.org/" + number + ".vcf" : "file:///home/somebody/" + number + ".vcf";
            case "ExternalReference.id" -> either ? "PMID:" + number : "ISBN " + number;
            case "ExternalReference.reference" -> either ? "https://papers.example.org/" + number : "shelf " + number;
            case "GeneDescriptor.value_id", "Gene.id" -> either ? "HGNC:" + number : "gene " + number;
            case "Expression.syntax" -> either ? "hgvs.c" : "iscn";
            case "MetaData.phenopacket_schema_version" -> version;
            default -> field.getJsonName() + " " + number;
        };
    }

    /** Somebody alive has no time and no cause of death, and what starts does not end before. */
    private static void correct(Message.Builder builder) {
        Descriptor type = builder.getDescriptorForType();
        if (type.getName().equals("VitalStatus")
                && builder.getField(type.findFieldByName("status")).toString().equals("ALIVE")) {
            builder.clearField(type.findFieldByName("time_of_death"));
            builder.clearField(type.findFieldByName("cause_of_death"));
        }
        FieldDescriptor start = type.findFieldByName("start");
        FieldDescriptor end = type.findFieldByName("end");
        if (start != null && end != null && start.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            Message one = (Message) builder.getField(start);
            Message other = (Message) builder.getField(end);
            if (when(one) > when(other)) {
                builder.setField(start, other);
                builder.setField(end, one);
            }
        }
    }

    /** The months of an age, or the seconds of a time. */
    private static long when(Message time) {
        FieldDescriptor first = time.getDescriptorForType().getFields().get(0);
        if (time.getField(first) instanceof Long seconds) {
            return seconds;
        }
        return Period.parse((String) time.getField(first)).toTotalMonths();
    }
}
