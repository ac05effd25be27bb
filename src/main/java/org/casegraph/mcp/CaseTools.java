package org.casegraph.mcp;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** What each tool does with a store. */
final class CaseTools {
    private final FindTools find;
    private final QuestionTools questions;
    private final WhyTool why;
    private final UndecidedTool undecided;
    private final TableTool table;

    CaseTools(Store store, QuestionLibrary questions) {
        this.find = new FindTools(store);
        this.questions = new QuestionTools(store, questions);
        this.why = new WhyTool(store);
        this.undecided = new UndecidedTool(store);
        this.table = new TableTool(store);
    }

    /**
     * What the tool of this name answers.
     *
     * @param given as the client wrote it
     */
    ToolAnswer answer(AssistantTool tool, Map<?, ?> given, ToolRun run) {
        try {
            ToolArguments arguments = ToolArguments.read(given);
            return switch (tool) {
                case FIND_TERM -> find.findTerm(arguments.only(Set.of("words")), run);
                case FIND_CASE -> find.findCase(arguments.only(Set.of("words")), run);
                case LIST_QUESTIONS -> questions.listQuestions(arguments.only(Set.of("tag")), run);
                case ASK_QUESTION -> questions.askQuestion(arguments.only(Set.of("question")), given, run);
                case WHY -> why.answer(arguments.only(Set.of("iri", "property", "value")), run);
                case UNDECIDED -> undecided.answer(arguments.only(Set.of("case", "top")), run);
                case COHORT_TABLE -> table.answer(arguments, run);
                case SPARQL -> questions.sparql(arguments.only(Set.of("query")), run);
                case STATUS_OF, TIMELINE, SIMILAR_CASES, COMPARE_GROUPS ->
                    questions.ask(tool.question().orElseThrow(), arguments, run);
            };
        } catch (Problem e) {
            return ToolAnswer.none(word(e), e.getMessage());
        } catch (Refusal | IllegalArgumentException e) {
            return ToolAnswer.none(ToolAnswer.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static String word(Problem problem) {
        Set<Mistake> mistakes =
                problem.parts().stream().map(Problem.Part::mistake).collect(Collectors.toSet());
        if (mistakes.contains(Mistake.UNKNOWN_CASE)) {
            return ToolAnswer.NO_CASE;
        }
        if (mistakes.contains(Mistake.UNKNOWN_NAME)) {
            return ToolAnswer.NO_TERM;
        }
        return mistakes.contains(Mistake.NOT_KNOWN) ? ToolAnswer.NOT_REPORTED : ToolAnswer.REFUSED;
    }
}
