package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} against the code: its rooms, and the walk of one finding from its file to a row. */
class ArchitectureWalkTest {
    private static final String ROOT = "org.casegraph";
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Pattern STEP = Pattern.compile("^\\| (\\d+) \\| `([\\w.]+)` \\|", Pattern.MULTILINE);
    private static final Pattern ROOM = Pattern.compile("^\\| (`[a-z.`, ]+`) \\|", Pattern.MULTILINE);

    private static final List<String> BUILT = List.of(
            "intake.CaseStore",
            "source.ProjectSources",
            "source.TurtleSource",
            "timeline.Timeline",
            "inference.Inference",
            "store.Store",
            "description.DatasetDescription",
            "endpoint.Endpoint");
    private static final List<String> ASKED = List.of(
            "endpoint.http.ResourceServlet",
            "face.question.QuestionPage",
            "query.Question",
            "endpoint.QueryService",
            "evaluation.QueryGate",
            "face.question.ResultTable");

    private final JavaClasses ours = OwnClasses.imported();

    @Test
    void thePageNamesTheStepsInTheirOrder() throws IOException {
        List<String> steps = STEP.matcher(Files.readString(PAGE))
                .results()
                .map(step -> step.group(2))
                .toList();

        assertEquals(Stream.concat(BUILT.stream(), ASKED.stream()).toList(), steps);
    }

    @Test
    void whatBuildsAStoreLeadsToEachStepOfTheBuild() {
        Set<String> reached = reachedFrom("intake.CaseStore");

        BUILT.subList(0, 6).forEach(step -> assertTrue(reached.contains(step), step));
        assertTrue(reachedFrom("Main").containsAll(BUILT));
    }

    @Test
    void thePageOfAQuestionLeadsToEachStepOfTheAnswer() {
        Set<String> reached = reachedFrom("face.question.QuestionPage");

        ASKED.subList(1, ASKED.size()).forEach(step -> assertTrue(reached.contains(step), step));
        assertTrue(reachedFrom("Main").containsAll(ASKED));
    }

    @Test
    void thePageNamesTheRoomsOfTheCodeAndNoOther() throws IOException {
        Set<String> named = ROOM.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .flatMap(row -> Pattern.compile("`([a-z.]+)`").matcher(row).results())
                .map(room -> room.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rooms = ours.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.length() > ROOT.length())
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(rooms, named);
    }

    private Set<String> reachedFrom(String start) {
        Set<JavaClass> seen = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(List.of(ours.get(ROOT + "." + start)));
        while (!open.isEmpty()) {
            JavaClass here = open.pop();
            if (seen.add(here)) {
                here.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(target -> target.getPackageName().startsWith(ROOT))
                        .forEach(open::push);
            }
        }
        return seen.stream()
                .map(type -> type.getName().substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
    }
}
