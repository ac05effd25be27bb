package org.casegraph.source.json;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Refuses JSON whose objects name a key twice: readers silently keep one of the two values, and not all the same. */
final class JsonKeys {
    private JsonKeys() {}

    /** Throws a {@link Problem} with the path of the second; of broken JSON it says nothing, as its reader does. */
    static void requireUnique(String file, String json) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setLenient(true);
            while (true) {
                switch (reader.peek()) {
                    case BEGIN_OBJECT -> {
                        reader.beginObject();
                        open.push(new HashSet<>());
                    }
                    case END_OBJECT -> {
                        reader.endObject();
                        open.pop();
                    }
                    case BEGIN_ARRAY -> reader.beginArray();
                    case END_ARRAY -> reader.endArray();
                    case NAME -> {
                        if (!open.element().add(reader.nextName())) {
                            throw Problem.of(
                                    Mistake.MALFORMED_FILE,
                                    file + " " + reader.getPath(),
                                    "this key stands twice in one object",
                                    "Keep one of the two; nothing of the file was taken");
                        }
                    }
                    case END_DOCUMENT -> {
                        return;
                    }
                    default -> reader.skipValue();
                }
            }
        } catch (IOException broken) {
            return;
        }
    }
}
