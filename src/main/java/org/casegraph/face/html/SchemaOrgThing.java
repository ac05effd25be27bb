package org.casegraph.face.html;

import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;

/** What a page is about, in schema.org's terms, as search engines read it in the page: only what the data tell. */
public final class SchemaOrgThing {
    private final JsonObject json = new JsonObject();

    /** @param type a class of schema.org, for example {@code Dataset} */
    public SchemaOrgThing(String type) {
        json.put("@type", type);
    }

    public SchemaOrgThing(String type, String iri) {
        this(type);
        json.put("@id", iri);
    }

    /** Texts or IRIs; nothing for none. */
    public SchemaOrgThing with(String property, List<String> values) {
        return put(property, values.stream().map(JsonString::new).toList());
    }

    public SchemaOrgThing with(String property, String value) {
        return with(property, List.of(value));
    }

    /** Things that have more to say, or stand for themselves. */
    public SchemaOrgThing withThings(String property, List<SchemaOrgThing> things) {
        return put(property, things.stream().map(thing -> thing.json).toList());
    }

    private SchemaOrgThing put(String property, List<? extends JsonValue> values) {
        if (values.size() == 1) {
            json.put(property, values.get(0));
        } else if (!values.isEmpty()) {
            JsonArray array = new JsonArray();
            values.forEach(array::add);
            json.put(property, array);
        }
        return this;
    }

    public Html html() {
        JsonObject whole = new JsonObject();
        whole.put("@context", "https://schema.org/");
        json.forEach(whole::put);
        return Html.dataBlock("application/ld+json", whole.toString());
    }
}
