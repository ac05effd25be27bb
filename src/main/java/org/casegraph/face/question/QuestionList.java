package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.empty.NeededStatements;

/** The questions by their first tag, each the link to its page. */
public final class QuestionList {
    private QuestionList() {}

    /** @param data that are asked; what they cannot answer comes last, and is said to be so */
    public static Html of(QuestionLibrary questions, Graph data) {
        Map<String, List<Html>> byTag = new LinkedHashMap<>();
        List<Question> inOrder = new ArrayList<>(questions.questions());
        Set<Question> unanswered = inOrder.stream()
                .filter(question -> NeededStatements.areMissing(question.query(), data))
                .collect(Collectors.toSet());
        inOrder.sort(Comparator.comparing(unanswered::contains));
        for (Question question : inOrder) {
            String tag = unanswered.contains(question)
                    ? "Not told by these cases"
                    : question.tags().isEmpty() ? "other" : question.tags().get(0);
            byTag.computeIfAbsent(tag, t -> new ArrayList<>())
                    .add(Html.element("li")
                            .of(
                                    Html.link("/questions/" + Addresses.encode(question.id()), question.summary()),
                                    Html.element("p").of(firstSentence(question.description()))));
        }
        List<Html> groups = new ArrayList<>();
        byTag.forEach((tag, group) -> groups.add(Html.element("section")
                .of(Html.element("h2").of(tag), Html.element("ul").of(group))));
        return Html.element("div")
                .with("class", "questions")
                .with("id", "questions")
                .of(groups);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
