package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.chronicle.CaseStory;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;

/** A case in sentences, each clause the link to its passage, or where there is none to its row. */
record StoryHtml(CaseStory story, NodeLinks links) {
    Html html() {
        List<Html> sentences = story.sentences().stream().map(this::sentence).toList();
        return sentences.isEmpty()
                ? Html.EMPTY
                : Html.element("div").with("class", "story").of(sentences);
    }

    private Html sentence(CaseStory.Sentence sentence) {
        List<Html> parts = new ArrayList<>(List.of(Html.text(sentence.lead())));
        int last = sentence.clauses().size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean isLast = i == last && sentence.more() == 0;
            parts.add(Html.text(i == 0 ? "" : isLast ? " and " : ", "));
            parts.add(clause(sentence.clauses().get(i)));
        }
        if (sentence.more() > 0) {
            parts.add(Html.text(" and " + sentence.more() + " more"));
        }
        parts.add(Html.text("."));
        return Html.element("p").of(parts);
    }

    private Html clause(CaseStory.Clause clause) {
        Html words = Html.text(clause.words());
        return clause.passage()
                .map(passage -> links.passage(NodeFactory.createURI(passage), words))
                .orElseGet(() -> links.to(clause.node(), words));
    }
}
