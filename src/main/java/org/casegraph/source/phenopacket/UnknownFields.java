package org.casegraph.source.phenopacket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a record that a schema does not know, such as {@code @type}. ProtoJSON lets a reader pass over them; what
 * is passed over is listed. Values of the wrong kind stay, as protobuf's own reader must refuse them.
 */
final class UnknownFields {
    private static final String WELL_KNOWN = "google.protobuf.";
    private static final int SHOWN = 100;

    private final List<String> paths = new ArrayList<>();

    private UnknownFields() {}

    /** Takes them out of the tree, and returns their paths in the order of the file. */
    static List<String> takeFrom(JsonObject tree, Descriptor schema, String root) {
        UnknownFields fields = new UnknownFields();
        fields.object(tree, schema, root);
        return fields.paths;
    }

    private void object(JsonObject object, Descriptor schema, String path) {
        for (String name : List.copyOf(object.keySet())) {
            Optional<FieldDescriptor> field = field(name, schema);
            if (field.isEmpty()) {
                object.remove(name);
                paths.add(path + "." + shown(name));
            } else if (isMessage(field.get())) {
                value(object.get(name), field.get().getMessageType(), path + "." + name);
            }
        }
    }

    /** By its name in the schema, which most names are, or in JSON. */
    private static Optional<FieldDescriptor> field(String name, Descriptor schema) {
        return Optional.ofNullable(schema.findFieldByName(name)).or(() -> schema.getFields().stream()
                .filter(known -> known.getJsonName().equals(name))
                .findFirst());
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isMapField()
                && !field.getMessageType().getFullName().startsWith(WELL_KNOWN);
    }

    private static String shown(String name) {
        String line = name.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN / 2)) + " …";
    }

    private void value(JsonElement value, Descriptor schema, String path) {
        if (value.isJsonObject()) {
            object(value.getAsJsonObject(), schema, path);
        } else if (value.isJsonArray()) {
            for (int i = 0; i < value.getAsJsonArray().size(); i++) {
                JsonElement item = value.getAsJsonArray().get(i);
                if (item.isJsonObject()) {
                    object(item.getAsJsonObject(), schema, path + "[" + i + "]");
                }
            }
        }
    }
}
