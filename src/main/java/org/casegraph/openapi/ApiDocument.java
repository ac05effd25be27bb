package org.casegraph.openapi;

import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.project.ProjectFiles;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The document: what {@code openapi.yaml} tells of each path, and an operation with typed rows for each question. */
public final class ApiDocument {
    private static final String PARTS = "x-parts";
    private static final int MOST_ALIASES = 10_000;

    private ApiDocument() {}

    /** @param store of which the examples ask */
    public static JsonObject of(QuestionLibrary questions, Store store) {
        return of(questions, ExampleCase.of(store));
    }

    /** The operations of the questions alone, without examples, by their paths. */
    public static JsonObject ofQuestions(QuestionLibrary questions) {
        return operations(questions, ExampleCase.NONE);
    }

    /** Those of the parameters that several operations share, by what a reference to them ends with. */
    public static JsonObject sharedParameters() {
        return QuestionOperation.caseChoices();
    }

    private static JsonObject of(QuestionLibrary questions, ExampleCase example) {
        JsonObject document = paths(example);
        document.getObj("info").put("version", version());
        operations(questions, example).forEach(document.getObj("paths")::put);
        JsonObject components = document.getObj("components");
        components.put("parameters", sharedParameters());
        JsonObject schemas = components.getObj("schemas");
        questions.questions().forEach(question -> new RowSchema(question).addTo(schemas));
        return document;
    }

    private static JsonObject operations(QuestionLibrary questions, ExampleCase example) {
        JsonObject operations = new JsonObject();
        questions.questions().stream()
                .map(question -> new QuestionOperation(question, example.id()))
                .forEach(operation -> operations.put(operation.path(), Json.object("get", operation.json())));
        return operations;
    }

    private static JsonObject paths(ExampleCase example) {
        String text = ProjectFiles.under("openapi", ".yaml").values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("openapi.yaml is missing from the program"));
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        Object read = new Yaml(new SafeConstructor(options)).load(text);
        JsonObject document = Json.filled(read, example.names()).getAsObject();
        document.remove(PARTS);
        return document;
    }

    private static String version() {
        String version = ApiDocument.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
