package org.casegraph.openapi;

import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBoolean;
import org.apache.jena.atlas.json.JsonNull;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Values as Java's collections hold them, in JSON. */
final class Json {
    private Json() {}

    /** @param members name and value in turn */
    static JsonObject object(Object... members) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i].toString(), value(members[i + 1]));
        }
        return object;
    }

    static JsonObject reference(String schema) {
        return object("$ref", "#/components/schemas/" + schema);
    }

    /** @param value a map, a list, a text, a number, a truth value, nothing, or JSON already */
    static JsonValue value(@Nullable Object value) {
        return filled(value, Map.of());
    }

    /** @param texts that stand for others, each by itself */
    static JsonValue filled(@Nullable Object value, Map<String, String> texts) {
        if (value == null) {
            return JsonNull.instance;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, member) -> object.put(name.toString(), filled(member, texts)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(member -> array.add(filled(member, texts)));
            return array;
        }
        if (value instanceof Boolean truth) {
            return new JsonBoolean(truth);
        }
        if (value instanceof Integer || value instanceof Long) {
            return JsonNumber.value(((Number) value).longValue());
        }
        return new JsonString(texts.getOrDefault(value.toString(), value.toString()));
    }
}
