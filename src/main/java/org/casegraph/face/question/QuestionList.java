package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;
import org.casegraph.query.Audience;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/** The questions by who asks them, each the link to its page. */
public final class QuestionList {
    private static final String OTHERS = "Others";
    private static final String UNTOLD = "Nothing told";

    private static final String WHY_UNTOLD =
            "Asked as it stands, each of these has no rows: no case here tells what it" + " asks for.";

    private QuestionList() {}

    /** @param unanswered comes last, and is said to be so */
    public static Html of(QuestionLibrary questions, Set<String> unanswered) {
        Map<String, List<Html>> groups = new LinkedHashMap<>();
        for (Audience audience : Audience.values()) {
            groups.put(audience.words(), new ArrayList<>());
        }
        groups.put(OTHERS, new ArrayList<>());
        groups.put(UNTOLD, new ArrayList<>());
        for (Question question : questions.questions()) {
            String group = unanswered.contains(question.id())
                    ? UNTOLD
                    : question.askedBy().map(Audience::words).orElse(OTHERS);
            groups.getOrDefault(group, new ArrayList<>()).add(item(question));
        }
        List<Html> sections = new ArrayList<>();
        groups.forEach((title, items) -> {
            if (!items.isEmpty()) {
                sections.add(Html.element("section")
                        .of(
                                Html.element("h2").of(title),
                                title.equals(UNTOLD) ? Html.element("p").of(WHY_UNTOLD) : Html.EMPTY,
                                Html.element("ul").of(items)));
            }
        });
        return Html.element("div")
                .with("class", "questions")
                .with("id", "questions")
                .of(sections);
    }

    private static Html item(Question question) {
        return Html.element("li")
                .of(
                        Html.link("/questions/" + Addresses.encode(question.id()), question.summary()),
                        Html.element("p")
                                .of(question.use().isEmpty() ? firstSentence(question.description()) : question.use()));
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
