package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.query.Question;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A function whose call names one variable for two of its outputs answers, or says that the query is wrong. */
@ExtendWith(SharedProject.class)
class RepeatedOutputsTest {
    /** What a function gives: a list of variables after its name, of which the first two are outputs. */
    private static final Pattern OUTPUTS = Pattern.compile("(\\sf:\\w+\\s*\\(\\s*\\?\\w+)(\\s+\\?\\w+)");

    @TestFactory
    Stream<DynamicTest> noCallWithOneVariableTwiceIsAFaultOfTheServer(ServedProject served) {
        return served.questions().questions().stream()
                .filter(question -> OUTPUTS.matcher(question.text()).find())
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> asked(served, question)));
    }

    private static void asked(ServedProject served, Question question) {
        Matcher call = OUTPUTS.matcher(question.text());
        assertTrue(call.find());
        String first = call.group(1).substring(call.group(1).lastIndexOf('?'));
        String query = call.replaceFirst(Matcher.quoteReplacement(call.group(1) + " " + first));

        HttpResponse<byte[]> answer = served.get(
                "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "application/sparql-results+json");

        String body = ServedProject.text(answer);
        if (answer.statusCode() != 200) {
            assertEquals(400, answer.statusCode(), body);
            assertTrue(body.contains("a variable of its own for each output"), body);
        }
    }
}
