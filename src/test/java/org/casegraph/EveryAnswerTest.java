package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.casegraph.graph.CaseIris;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks over HTTP what anybody can ask by following links: each question, of each case and of all, as data and as a page. */
@ExtendWith(SharedProject.class)
class EveryAnswerTest {
    private static final long SEED = 20_261_126;

    /** Of each question; as many as take a few seconds. */
    private static final int IN_EACH_BUILD = 2;

    @Test
    void eachQuestionIsAnswered(ServedProject served) {
        Random random = new Random(SEED);
        assertAnswered(
                served,
                served.questions().questions().stream()
                        .flatMap(question -> {
                            List<String> all = new ArrayList<>(ways(question, served));
                            Collections.shuffle(all, random);
                            return all.stream().limit(IN_EACH_BUILD);
                        })
                        .toList());
    }

    @Test
    @Tag("long")
    void eachQuestionIsAnsweredOfEachCaseInEachForm(ServedProject served) {
        List<String> all = served.questions().questions().stream()
                .flatMap(question -> ways(question, served).stream())
                .toList();

        assertTrue(all.size() > 2_000, all.size() + " addresses");
        assertAnswered(served, all);
    }

    /** As a page and in each format, of all cases and, where one can be named, of each. */
    private static List<String> ways(Question question, ServedProject served) {
        boolean takesCase = question.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("case"));
        Stream<String> cases = takesCase
                ? served.store().cases().stream().map(caseIri -> "case=" + CaseIris.id(caseIri))
                : Stream.empty();
        return Stream.concat(Stream.of("limit="), cases)
                .flatMap(of -> Stream.concat(
                        Stream.of("/questions/" + question.id() + "?" + of),
                        AnswerFormat.of(question.query()).stream()
                                .map(format -> "/api/queries/" + question.id() + "/results?" + of + "&format="
                                        + format.shortName())))
                .toList();
    }

    private static void assertAnswered(ServedProject served, List<String> paths) {
        List<String> failed = new ArrayList<>();
        for (String path : paths) {
            HttpResponse<byte[]> response = served.get(path, path.startsWith("/api/") ? "*/*" : "text/html");
            if (response.statusCode() != 200) {
                failed.add(response.statusCode() + " " + path + ": " + ServedProject.text(response));
            }
        }
        assertEquals(List.of(), failed);
    }
}
