package org.casegraph.undecided;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.casegraph.graph.CaseIris;

/** How what a case leaves open is written. */
public enum UndecidedFormat {
    /** For a person; of many pairs the first few. */
    TEXT("text/plain") {
        @Override
        public String of(Undecided undecided) {
            return text(undecided);
        }
    },
    /** All of it. */
    JSON("application/json") {
        @Override
        public String of(Undecided undecided) {
            return json(undecided);
        }
    },
    /** A row an answer. */
    CSV("text/csv") {
        @Override
        public String of(Undecided undecided) {
            return csv(undecided);
        }
    };

    private static final int SHOWN = 3;
    private static final String[] COLUMNS = {
        "question", "kind", "words", "first", "second", "answer", "pairs", "settled", "decides"
    };

    private final String mediaType;

    UndecidedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public abstract String of(Undecided undecided);

    public static Optional<UndecidedFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static String text(Undecided undecided) {
        List<String> lines = new ArrayList<>();
        lines.add("Of " + undecided.open() + " of " + undecided.pairs() + " pairs of " + undecided.moments()
                + " moments it is not certain which starts first"
                + (undecided.leftOut() == 0 ? "" : "; " + undecided.leftOut() + " later in the report are not compared")
                + ".");
        int number = 0;
        for (AuthorQuestion question : undecided.questions()) {
            number++;
            lines.add("");
            lines.add(number + ". " + question.words());
            question.answers().forEach(answer -> lines.add("   " + text(answer)));
            if (question.kind() == AuthorQuestion.Kind.ORDER) {
                lines.add("   Decided by the questions up to here, whatever the answers: " + question.settled());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String text(Answer answer) {
        int more = answer.pairs().size() - SHOWN;
        String verb = answer.reply() == Reply.DAYS ? " narrows " : " decides ";
        return answer.reply().words() + verb + answer.pairs().size() + ": "
                + answer.pairs().stream()
                        .limit(SHOWN)
                        .map(pair ->
                                pair.first().label() + " – " + pair.second().label())
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String json(Undecided undecided) {
        JsonObject all = new JsonObject();
        all.addProperty("moments", undecided.moments());
        all.addProperty("leftOut", undecided.leftOut());
        all.addProperty("pairs", undecided.pairs());
        all.addProperty("open", undecided.open());
        JsonArray questions = new JsonArray();
        for (AuthorQuestion question : undecided.questions()) {
            JsonObject one = new JsonObject();
            one.addProperty("kind", question.kind().words());
            one.addProperty("words", question.words());
            one.add("first", json(question.pair().first()));
            one.add("second", json(question.pair().second()));
            one.addProperty("settled", question.settled());
            JsonArray answers = new JsonArray();
            question.answers().forEach(answer -> answers.add(json(answer)));
            one.add("answers", answers);
            questions.add(one);
        }
        all.add("questions", questions);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(all)
                + "\n";
    }

    private static JsonObject json(Answer answer) {
        JsonObject object = new JsonObject();
        object.addProperty("answer", answer.reply().words());
        JsonArray pairs = new JsonArray();
        for (MomentPair pair : answer.pairs()) {
            JsonArray both = new JsonArray();
            both.add(pair.first().node().getURI());
            both.add(pair.second().node().getURI());
            pairs.add(both);
        }
        object.add("decides", pairs);
        return object;
    }

    private static JsonObject json(Moment moment) {
        JsonObject object = new JsonObject();
        object.addProperty("node", moment.node().getURI());
        object.addProperty("label", moment.label());
        return object;
    }

    private static String csv(Undecided undecided) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord((Object[]) COLUMNS);
            int number = 0;
            for (AuthorQuestion question : undecided.questions()) {
                number++;
                for (Answer answer : question.answers()) {
                    printer.printRecord(
                            number,
                            question.kind().words(),
                            question.words(),
                            question.pair().first().node().getURI(),
                            question.pair().second().node().getURI(),
                            answer.reply().words(),
                            answer.pairs().size(),
                            question.settled(),
                            answer.pairs().stream()
                                    .map(pair -> CaseIris.fragment(pair.first().node()) + " "
                                            + CaseIris.fragment(pair.second().node()))
                                    .collect(Collectors.joining("; ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
