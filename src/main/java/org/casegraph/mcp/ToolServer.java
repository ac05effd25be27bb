package org.casegraph.mcp;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.query.QuestionLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a client of the tools, resources and prompts, and answers its calls. */
final class ToolServer {
    private static final Logger LOG = LoggerFactory.getLogger(ToolServer.class);
    private static final String INSTRUCTIONS =
            "Published clinical case reports as a knowledge graph. Ask status_of before you say that something was or was"
                    + " not there: 'not reported' is silence of the report, 'not read' silence of whoever read it, and"
                    + " neither is 'absent'. Cite the quote and the address of each row's evidence, and keep apart whose"
                    + " voice it is.";

    /** What we send is made by the schema that we tell; AssistantsTest holds each answer that it gets against it. */
    private static final JsonSchemaValidator UNCHECKED =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid("");

    private ToolServer() {}

    /** What is asked in a call: a store, and who asks. */
    record Asked(CaseTools tools, GuardedQueries queries, RunningCalls calls, UnaryOperator<String> address) {
        /** A run that nobody can cancel. */
        ToolRun run() {
            return new ToolRun(queries.forRequest(Optional.empty()), () -> false, address);
        }

        ToolRun run(String name) {
            return new ToolRun(queries.forRequest(Optional.of(name)), calls.begin(name), address);
        }
    }

    static McpSyncServer start(
            McpServer.SyncSpecification<?> server,
            QuestionLibrary questions,
            Function<McpSyncServerExchange, Asked> asked) {
        return server.serverInfo("casegraph", version())
                .instructions(INSTRUCTIONS)
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .build())
                .jsonMapper(Wire.JSON)
                .jsonSchemaValidator(UNCHECKED)
                .tools(Arrays.stream(AssistantTool.values())
                        .map(tool -> McpServerFeatures.SyncToolSpecification.builder()
                                .tool(tool.tool(questions))
                                .callHandler(
                                        (exchange, request) -> call(tool, exchange, request, asked.apply(exchange)))
                                .build())
                        .toList())
                .resources(AssistantResources.resources(questions, asked))
                .resourceTemplates(AssistantResources.templates(asked))
                .prompts(AssistantPrompts.all())
                .build();
    }

    private static String version() {
        return Optional.ofNullable(ToolServer.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static McpSchema.CallToolResult call(
            AssistantTool tool, McpSyncServerExchange exchange, McpSchema.CallToolRequest request, Asked asked) {
        Map<String, Object> meta = Optional.ofNullable(request.meta()).orElseGet(Map::of);
        String name = String.valueOf(meta.get(Wire.RUN));
        Map<String, Object> given = Optional.ofNullable(request.arguments()).orElseGet(Map::of);
        ToolRun run = asked.run(name);
        try {
            CompletableFuture<ToolAnswer> answer =
                    CompletableFuture.supplyAsync(() -> asked.tools().answer(tool, given, run), work -> {
                        Thread thread = new Thread(work, "tool");
                        thread.setDaemon(true);
                        thread.start();
                    });
            return result(await(answer, exchange, Optional.ofNullable(meta.get("progressToken")), run));
        } catch (RuntimeException e) {
            // Whoever asked is gone.
            asked.calls().cancel(name, asked.queries());
            throw e;
        } finally {
            asked.calls().end(name);
        }
    }

    /** Tells once a second how long it has been, to whoever wants to know. */
    private static ToolAnswer await(
            CompletableFuture<ToolAnswer> answer, McpSyncServerExchange exchange, Optional<Object> token, ToolRun run) {
        double total = run.queries().limits().deadline().toSeconds();
        for (int seconds = 0; ; seconds++) {
            double passed = seconds;
            token.ifPresent(wanted -> exchange.progressNotification(
                    new McpSchema.ProgressNotification(wanted, passed, total, "seconds of those that it may take")));
            try {
                return answer.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // Not yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The server is stopping", e);
            } catch (ExecutionException e) {
                LOG.error("A tool could not answer", e.getCause());
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static McpSchema.CallToolResult result(ToolAnswer answer) {
        Map<String, Object> structured = answer.structured();
        return McpSchema.CallToolResult.builder()
                .addTextContent(Wire.written(structured))
                .structuredContent(structured)
                .isError(answer.isRefused())
                .build();
    }

    /** Resources by an address of their own; a case is its timeline, a question what it asks. */
    private static final class AssistantResources {
        private static final String JSON = "application/json";
        private static final String CASE = "casegraph://case/";
        private static final String QUESTION = "casegraph://question/";

        private AssistantResources() {}

        static List<McpServerFeatures.SyncResourceSpecification> resources(
                QuestionLibrary questions, Function<McpSyncServerExchange, Asked> asked) {
            List<McpServerFeatures.SyncResourceSpecification> cases =
                    List.of(new McpServerFeatures.SyncResourceSpecification(
                            resource("casegraph://cases", "cases", "The cases, and how much of each report was read"),
                            (exchange, request) -> read(
                                    request.uri(),
                                    asked.apply(exchange)
                                            .tools()
                                            .answer(
                                                    AssistantTool.FIND_CASE,
                                                    Map.of(ToolArguments.LIMIT, 1000),
                                                    asked.apply(exchange).run())
                                            .structured())));
            return Stream.concat(
                            cases.stream(),
                            questions.questions().stream()
                                    .map(question -> new McpServerFeatures.SyncResourceSpecification(
                                            resource(QUESTION + question.id(), question.id(), question.summary()),
                                            (exchange, request) ->
                                                    read(request.uri(), QuestionTools.described(question)))))
                    .toList();
        }

        static List<McpServerFeatures.SyncResourceTemplateSpecification> templates(
                Function<McpSyncServerExchange, Asked> asked) {
            return List.of(new McpServerFeatures.SyncResourceTemplateSpecification(
                    new McpSchema.ResourceTemplate(
                            CASE + "{id}", "case", "A case by its id: its events in order, with evidence", JSON, null),
                    (exchange, request) -> {
                        Asked now = asked.apply(exchange);
                        String id = request.uri().substring(CASE.length());
                        return read(
                                request.uri(),
                                now.tools()
                                        .answer(
                                                AssistantTool.TIMELINE,
                                                Map.of("case", id, ToolArguments.LIMIT, 1000),
                                                now.run())
                                        .structured());
                    }));
        }

        private static McpSchema.Resource resource(String uri, String name, String description) {
            return McpSchema.Resource.builder()
                    .uri(uri)
                    .name(name)
                    .description(description)
                    .mimeType(JSON)
                    .build();
        }

        private static McpSchema.ReadResourceResult read(String uri, Map<String, Object> value) {
            return new McpSchema.ReadResourceResult(
                    List.of(new McpSchema.TextResourceContents(uri, JSON, Wire.written(value))));
        }
    }

    /** The usual tasks in words. */
    private static final class AssistantPrompts {
        private AssistantPrompts() {}

        static List<McpServerFeatures.SyncPromptSpecification> all() {
            Map<String, String> tasks = new LinkedHashMap<>();
            tasks.put(
                    "summarise_case",
                    "Summarise the case {case}. Call timeline, then ask_question with findings-before-diagnosis and"
                            + " treatments. Cite the quote and the address behind each sentence.");
            tasks.put(
                    "check_claim",
                    "Is this so in the case {case}: {claim}? Find the terms with find_term, ask status_of for each, and"
                            + " tell present, absent, not reported and not read apart, with the quotes.");
            tasks.put(
                    "compare_cases",
                    "Which cases are like {case}, and in what? Call similar_cases, then ask_question with shared-findings"
                            + " for the nearest.");
            return tasks.entrySet().stream().map(AssistantPrompts::prompt).toList();
        }

        private static McpServerFeatures.SyncPromptSpecification prompt(Map.Entry<String, String> task) {
            List<McpSchema.PromptArgument> arguments = List.of("case", "claim").stream()
                    .filter(name -> task.getValue().contains("{" + name + "}"))
                    .map(name -> new McpSchema.PromptArgument(name, name + " in words or by id", true))
                    .toList();
            return new McpServerFeatures.SyncPromptSpecification(
                    new McpSchema.Prompt(task.getKey(), task.getKey().replace('_', ' '), arguments),
                    (exchange, request) -> {
                        String words = task.getValue();
                        Map<String, Object> given =
                                Optional.ofNullable(request.arguments()).orElseGet(Map::of);
                        for (McpSchema.PromptArgument argument : arguments) {
                            Object value = given.get(argument.name());
                            words = words.replace(
                                    "{" + argument.name() + "}", value == null ? "(not given)" : value.toString());
                        }
                        return new McpSchema.GetPromptResult(
                                task.getKey(),
                                List.of(new McpSchema.PromptMessage(
                                        McpSchema.Role.USER, new McpSchema.TextContent(words))));
                    });
        }
    }
}
