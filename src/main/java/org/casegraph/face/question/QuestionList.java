package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/** The questions by their first tag, each the link to its page. */
public final class QuestionList {
    private QuestionList() {}

    public static Html of(QuestionLibrary questions) {
        Map<String, List<Html>> byTag = new LinkedHashMap<>();
        for (Question question : questions.questions()) {
            String tag = question.tags().isEmpty() ? "other" : question.tags().get(0);
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
