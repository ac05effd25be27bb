package org.casegraph.source.phenopacket;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** Where JSON does not fit a schema: protobuf's own messages name the fault but not its place. */
final class SchemaPlace {
    private SchemaPlace() {}

    /** The JSON path of the first field that is unknown or has a value of the wrong kind. */
    static Optional<String> ofFault(JsonObject tree, Descriptor schema) {
        return object(tree, schema, "$");
    }

    private static Optional<String> object(JsonObject object, Descriptor schema, String path) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String place = path + "." + entry.getKey();
            Optional<FieldDescriptor> field = schema.getFields().stream()
                    .filter(f -> f.getJsonName().equals(entry.getKey())
                            || f.getName().equals(entry.getKey()))
                    .findFirst();
            Optional<String> fault = field.isEmpty() ? Optional.of(place) : field(entry.getValue(), field.get(), place);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> field(JsonElement value, FieldDescriptor field, String place) {
        if (value.isJsonNull() || field.isMapField()) {
            return Optional.empty();
        }
        if (!field.isRepeated()) {
            return single(value, field, place);
        }
        if (!value.isJsonArray()) {
            return Optional.of(place);
        }
        JsonArray items = value.getAsJsonArray();
        for (int i = 0; i < items.size(); i++) {
            Optional<String> fault = single(items.get(i), field, place + "[" + i + "]");
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> single(JsonElement value, FieldDescriptor field, String place) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !isTimestamp(field)) {
            return value.isJsonObject()
                    ? object(value.getAsJsonObject(), field.getMessageType(), place)
                    : Optional.of(place);
        }
        return fits(value, field) ? Optional.empty() : Optional.of(place);
    }

    private static boolean fits(JsonElement value, FieldDescriptor field) {
        if (!value.isJsonPrimitive()) {
            return false;
        }
        String text = value.getAsString();
        return switch (field.getJavaType()) {
            case ENUM ->
                value.getAsJsonPrimitive().isNumber() || field.getEnumType().findValueByName(text) != null;
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case MESSAGE -> isTimestamp(text);
            case STRING, BYTE_STRING -> true;
            default -> isNumber(text);
        };
    }

    private static boolean isTimestamp(FieldDescriptor field) {
        return field.getMessageType()
                .getFullName()
                .equals(Timestamp.getDescriptor().getFullName());
    }

    private static boolean isTimestamp(String text) {
        try {
            Timestamps.parse(text);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return text.equals("NaN");
        }
    }
}
