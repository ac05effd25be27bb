package org.casegraph.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.sys.JenaSystem;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.store.OnFirstUse;

/** The project's questions, {@code queries/questions/<id>.rq}, each read when it is first asked for. */
public final class QuestionLibrary {
    private static final String FOLDER = "queries/questions";

    private final Map<String, Supplier<Question>> questions;

    private QuestionLibrary(Map<String, Supplier<Question>> questions) {
        this.questions = questions;
    }

    /** Read once in a program, as to read all questions takes longer than most answers. */
    private static final class OfProject {
        static final QuestionLibrary QUESTIONS = read();
    }

    public static QuestionLibrary ofProject() {
        return OfProject.QUESTIONS;
    }

    private static QuestionLibrary read() {
        Map<String, Supplier<Question>> questions = new TreeMap<>();
        ProjectFiles.under(FOLDER, Question.ENDING).forEach((file, text) -> {
            String id = file.substring(file.lastIndexOf('/') + 1, file.length() - Question.ENDING.length());
            questions.put(id, new OnFirstUse<>(() -> Question.of(id, file, text)));
        });
        return new QuestionLibrary(questions);
    }

    /** All questions in the order of their ids. */
    public List<Question> questions() {
        // Before the threads: Jena's classes start each other, and two threads could wait for each other for ever.
        JenaSystem.init();
        return questions.values().parallelStream().map(Supplier::get).toList();
    }

    /** @throws Problem if there is none with this id, naming the nearest ids */
    public Question question(String id) {
        Supplier<Question> question = questions.get(id);
        if (question == null) {
            throw Problem.of(
                    Mistake.UNKNOWN_QUESTION,
                    id,
                    "there is no question with this id",
                    NearestNames.told(id, questions.keySet(), "casegraph list and /questions have all"));
        }
        return question.get();
    }
}
