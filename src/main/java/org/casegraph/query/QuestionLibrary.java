package org.casegraph.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;

/** The project's questions, {@code queries/questions/<id>.rq}. */
public final class QuestionLibrary {
    private static final String FOLDER = "queries/questions";

    private final Map<String, Question> questions;

    private QuestionLibrary(Map<String, Question> questions) {
        this.questions = questions;
    }

    public static QuestionLibrary ofProject() {
        Map<String, Question> questions = new TreeMap<>();
        ProjectFiles.readEach(ProjectFiles.under(FOLDER, Question.ENDING), QuestionLibrary::read)
                .forEach(question -> questions.put(question.id(), question));
        return new QuestionLibrary(questions);
    }

    private static Question read(String file, String text) {
        String id = file.substring(file.lastIndexOf('/') + 1, file.length() - Question.ENDING.length());
        return Question.of(id, file, text);
    }

    /** All questions in the order of their ids. */
    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /** @throws Problem if there is none with this id, naming the nearest ids */
    public Question question(String id) {
        Question question = questions.get(id);
        if (question == null) {
            throw Problem.of(
                    Mistake.UNKNOWN_QUESTION,
                    id,
                    "there is no question with this id",
                    "Nearest: " + String.join(", ", NearestNames.of(id, questions.keySet())));
        }
        return question;
    }
}
