package org.casegraph.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/** What checks have told, for editors and services that read JSON or SARIF 2.1.0 (OASIS 2020). */
public final class Diagnostics {
    private static final String RULES = "https://w3id.org/casegraph/problem/";
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d+):(\\d+)");

    private final List<Diagnostic> told = new ArrayList<>();

    private record Diagnostic(String file, int line, int column, Problem.Part part) {
        String level() {
            return part.mistake().level().name().toLowerCase(Locale.ROOT);
        }
    }

    /** A problem with all its parts; what has no place of its own is at the beginning of what it names. */
    public void add(Problem problem) {
        problem.parts().forEach(part -> {
            Matcher place = PLACE.matcher(part.where());
            told.add(
                    place.matches()
                            ? new Diagnostic(
                                    place.group(1),
                                    Integer.parseInt(place.group(2)),
                                    Integer.parseInt(place.group(3)),
                                    part)
                            : new Diagnostic(part.where(), 1, 1, part));
        });
    }

    /** An array of objects with {@code file line column level rule message advice}, in the order told. */
    public String json() {
        JsonArray all = new JsonArray();
        told.forEach(one -> {
            JsonObject object = new JsonObject();
            object.put("file", one.file());
            object.put("line", one.line());
            object.put("column", one.column());
            object.put("level", one.level());
            object.put("rule", one.part().mistake().id());
            object.put("message", one.part().what());
            object.put("advice", one.part().remedy());
            all.add(object);
        });
        return all.toString();
    }

    /**
     * A log of one run.
     *
     * @param version of the program
     */
    public String sarif(String version) {
        JsonArray results = new JsonArray();
        told.forEach(one -> results.add(result(one)));
        JsonArray rules = new JsonArray();
        told.stream().map(one -> one.part().mistake()).distinct().sorted().forEach(mistake -> {
            JsonObject rule = new JsonObject();
            rule.put("id", mistake.id());
            rule.put("helpUri", RULES + mistake.id());
            rules.add(rule);
        });
        JsonObject driver = new JsonObject();
        driver.put("name", "casegraph");
        driver.put("version", version);
        driver.put("rules", rules);
        JsonObject tool = new JsonObject();
        tool.put("driver", driver);
        JsonObject run = new JsonObject();
        run.put("tool", tool);
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", results);
        JsonArray runs = new JsonArray();
        runs.add(run);
        JsonObject log = new JsonObject();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", runs);
        return log.toString();
    }

    private static JsonObject result(Diagnostic one) {
        JsonObject region = new JsonObject();
        region.put("startLine", one.line());
        region.put("startColumn", one.column());
        JsonObject artifact = new JsonObject();
        artifact.put("uri", address(one.file()));
        JsonObject physical = new JsonObject();
        physical.put("artifactLocation", artifact);
        physical.put("region", region);
        JsonObject location = new JsonObject();
        location.put("physicalLocation", physical);
        JsonArray locations = new JsonArray();
        locations.add(location);
        JsonObject message = new JsonObject();
        message.put("text", one.part().what() + ". " + one.part().remedy() + ".");
        JsonObject result = new JsonObject();
        result.put("ruleId", one.part().mistake().id());
        result.put("level", one.level());
        result.put("message", message);
        result.put("locations", locations);
        return result;
    }

    /** As an IRI reference: relative where the file was named so. */
    private static String address(String file) {
        Path path = Path.of(file);
        return path.isAbsolute()
                ? path.toUri().toString()
                : file.replace('\\', '/').replace(" ", "%20");
    }
}
