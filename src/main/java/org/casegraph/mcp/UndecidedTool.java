package org.casegraph.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.undecided.Answer;
import org.casegraph.undecided.AuthorQuestion;
import org.casegraph.undecided.Undecided;

/** What to ask the author of a case, a row an answer. */
record UndecidedTool(Store store) {
    ToolAnswer answer(ToolArguments arguments, ToolRun run) {
        int top = arguments.text("top").map(UndecidedTool::number).orElse(Undecided.USUAL_QUESTIONS);
        return run.within(() -> {
            Node caseIri = new NameResolver(run.graph()).find(arguments.required("case"), Kind.CASE);
            Undecided undecided = Undecided.of(
                    store.order().timeline(caseIri), store.dataset().getGraph(caseIri), top);
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            for (AuthorQuestion question : undecided.questions()) {
                ToolRun.watch();
                question.answers().forEach(answer -> take(kept, question, answer, run));
            }
            ToolAnswer rows = kept.answer();
            return new ToolAnswer(
                    rows.word(),
                    "Of " + undecided.open() + " of " + undecided.pairs() + " pairs of " + undecided.moments()
                            + " moments it is not certain which starts first. Each row is one answer to a question"
                            + " that the author of the case could be asked. " + rows.answer(),
                    rows.rows(),
                    rows.total());
        });
    }

    private static void take(ToolRun.Kept kept, AuthorQuestion question, Answer answer, ToolRun run) {
        Node first = question.pair().first().node();
        Node second = question.pair().second().node();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("question", question.words());
        row.put("kind", question.kind().words());
        row.put("first", first.getURI());
        row.put("second", second.getURI());
        row.put("answer", answer.reply().words());
        row.put("decides", answer.pairs().size());
        row.put("settled", question.settled());
        kept.take(row, Optional.of(run.evidence().of(Map.of(), List.of(first, second))));
    }

    private static int number(String given) {
        if (!given.matches("[1-" + Undecided.MOST_QUESTIONS + "]")) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    "top",
                    "so many questions are not sought",
                    "Give a number from 1 to " + Undecided.MOST_QUESTIONS);
        }
        return Integer.parseInt(given);
    }
}
