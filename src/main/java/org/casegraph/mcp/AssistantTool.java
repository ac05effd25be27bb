package org.casegraph.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.Parameter;
import org.casegraph.query.QuestionLibrary;

/** The tools by their names in lower case, and what each takes. */
enum AssistantTool {
    FIND_TERM("Find a term", "Terms of any vocabulary by words or id, with definition and what is broader."),
    FIND_CASE("Find a case", "Cases by the words that are said of them; all of them without words."),
    LIST_QUESTIONS("List the questions", "The named questions with their parameters and columns."),
    ASK_QUESTION("Ask a question", "A named question with arguments, as list_questions tells them."),
    STATUS_OF(
            "Status of a term",
            "What a case says of a term: present, suspected, absent, measured, derived, not reported or not read."
                    + " Ask this before saying that something was or was not there."),
    TIMELINE("Timeline of a case", "The events of a case in order, with the bounds of each."),
    WHY(
            "Why",
            "Why something is in the graph, down to the quotes, the proof of an order, or what is said of it with a property,"
                    + " such as the date or the dose."),
    UNDECIDED(
            "What is undecided",
            "What to ask the author of a case: the few facts that would settle the most of its open order, and what each"
                    + " answer would decide."),
    SIMILAR_CASES("Similar cases", "The cases nearest to one, by what was found in them."),
    COHORT_TABLE("Table of a cohort", "The table of a review of chosen cases, a row for each cell."),
    COMPARE_GROUPS("Compare two groups", "What is found more often in one group of cases than in another, with tests."),
    SPARQL("SPARQL", "A read-only SPARQL query within the limits of the server. SERVICE is refused.");

    private final String title;
    private final String description;

    AssistantTool(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** As clients call it: {@code status_of}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The question that it asks, if it asks one. */
    Optional<String> question() {
        return switch (this) {
            case STATUS_OF, TIMELINE, SIMILAR_CASES, COMPARE_GROUPS -> Optional.of(word().replace('_', '-'));
            default -> Optional.empty();
        };
    }

    /** The parameters without which a question of this id is not asked here. */
    static List<String> required(String question) {
        return switch (question) {
            case "status-of" -> List.of("term");
            case "compare-groups" -> List.of("first", "second");
            default -> List.of();
        };
    }

    McpSchema.Tool tool(QuestionLibrary questions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = List.of();
        switch (this) {
            case FIND_TERM -> {
                properties.put("words", text("a label, a synonym or an id such as HP:0001250"));
                required = List.of("words");
            }
            case FIND_CASE -> properties.put("words", text("words or a case id; every case if not given"));
            case LIST_QUESTIONS -> properties.put("tag", text("such as cases, findings or time; all if not given"));
            case ASK_QUESTION -> {
                properties.put("question", text("an id from list_questions"));
                properties.put(
                        "arguments",
                        Map.of(
                                "type",
                                "object",
                                "description",
                                "by the name of the parameter a text or a list of texts"));
                required = List.of("question");
            }
            case WHY -> {
                properties.put(
                        "iri", text("a node: an IRI, or wang-2022#glossitis, cg:Glossitis, HP:0000206, or a label"));
                properties.put(
                        "property",
                        text("to ask why it has a value, or without one which it has; a is short for rdf:type"));
                properties.put(
                        "value", text("the value of the property; all of them, each with its passages, if not given"));
                required = List.of("iri");
            }
            case UNDECIDED -> {
                properties.put("case", text("a case id, an IRI or a label"));
                properties.put(
                        "top",
                        Map.of(
                                "type",
                                List.of("integer", "string"),
                                "description",
                                "how many questions of order at most, 1 to 5; 3 if not given"));
                required = List.of("case");
            }
            case COHORT_TABLE -> {
                CaseParameters.all().forEach(parameter -> properties.put(parameter.name(), schema(parameter)));
                properties.put("columns", text("a ready set of columns; by the kind of cases if not given"));
            }
            case SPARQL -> {
                properties.put("query", text("SELECT, ASK, CONSTRUCT or DESCRIBE"));
                required = List.of("query");
            }
            case STATUS_OF, TIMELINE, SIMILAR_CASES, COMPARE_GROUPS -> {
                QuestionTools.parameters(questions.question(question().orElseThrow()))
                        .forEach(parameter -> properties.put(parameter.name(), schema(parameter)));
                required = required(question().orElseThrow());
            }
        }
        properties.put(
                ToolArguments.LIMIT,
                Map.of(
                        "type",
                        "integer",
                        "minimum",
                        1,
                        "maximum",
                        1000,
                        "description",
                        "rows to be given, 100 if not given; all are counted"));
        return new McpSchema.Tool.Builder()
                .name(word())
                .title(title)
                .description(description)
                .inputSchema(new McpSchema.JsonSchema("object", properties, required, false, null, null))
                .outputSchema(ToolAnswer.schema())
                .annotations(new McpSchema.ToolAnnotations(title, true, false, true, false, false))
                .build();
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    private static Map<String, Object> schema(Parameter parameter) {
        Map<String, Object> items = Map.of("type", List.of("string", "number"));
        return Map.of(
                "type",
                List.of("string", "number", "array"),
                "items",
                items,
                "description",
                QuestionTools.words(parameter));
    }
}
