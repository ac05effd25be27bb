package org.casegraph.export.linked;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.sparql.util.Context;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;

/** A case as JSON-LD whose names are those of the ontology, by one context that stands at a stable address. */
public final class JsonLdCase {
    /** Where the context stands. */
    public static final String CONTEXT = CG.BASE + "context.jsonld";

    private JsonLdCase() {}

    /** The context, as it is served. */
    public static String context() {
        return Objects.requireNonNull(
                ProjectFiles.under("ontology", "context.jsonld").get("ontology/context.jsonld"),
                "the context is a file of the project");
    }

    /** The case under the context's address, its own nodes by their fragments. */
    public static byte[] write(Graph stated, Node caseIri) {
        ByteArrayOutputStream expanded = new ByteArrayOutputStream();
        RDFWriter.source(stated).format(RDFFormat.JSONLD11_PLAIN).output(expanded);
        try {
            JsonObject base =
                    Json.createObjectBuilder().add("@base", caseIri.getURI()).build();
            JsonArray contexts =
                    Json.createArrayBuilder().add(CONTEXT).add(base).build();
            JsonObject compact = JsonLd.compact(
                            JsonDocument.of(new ByteArrayInputStream(expanded.toByteArray())),
                            JsonDocument.of(Json.createObjectBuilder()
                                    .add("@context", contexts)
                                    .build()))
                    .options(options())
                    .base(caseIri.getURI())
                    .get();
            ByteArrayOutputStream pretty = new ByteArrayOutputStream();
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                    .createWriter(pretty, StandardCharsets.UTF_8)) {
                writer.writeObject(compact);
            }
            return pretty.toByteArray();
        } catch (JsonLdError e) {
            throw new IllegalStateException("a graph that was read is RDF, which JSON-LD can say", e);
        }
    }

    /** Reads it; no context but the project's own is fetched. */
    public static Graph read(byte[] json) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        RDFParser.source(new ByteArrayInputStream(json))
                .lang(Lang.JSONLD11)
                .context(new Context().set(LangJSONLD11.JSONLD_OPTIONS, options()))
                .parse(graph);
        return graph;
    }

    private static JsonLdOptions options() {
        DocumentLoader own = (uri, options) -> {
            if (!uri.toString().equals(CONTEXT)) {
                throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "only " + CONTEXT + " is known");
            }
            return JsonDocument.of(new StringReader(context()));
        };
        JsonLdOptions options = new JsonLdOptions(own);
        options.setUseNativeTypes(false);
        return options;
    }
}
