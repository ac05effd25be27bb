package org.casegraph.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.intake.SourceCheck;
import org.casegraph.problem.CheckReport;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.TimeCheck;

/** What {@code check --text} says of a case file as it is now. */
public final class LiveCheck {
    private static final Pattern LINE = Pattern.compile(":(\\d+)(?::\\d+)?(?::|$)");

    private final SourceCheck check;

    private LiveCheck(SourceCheck check) {
        this.check = check;
    }

    /** Of the project's own shapes and ontology. */
    public static LiveCheck ofProject() {
        Function<SourceGraph, List<Problem>> time = TimeCheck::problems;
        return new LiveCheck(new SourceCheck(ProjectSources.ontologyGraph(), CaseShapes.ofProject(), time));
    }

    /**
     * One thing that was found.
     *
     * @param level error, warning or note
     * @param id of its kind, which {@code docs/problems.md} explains
     * @param node of the case, of which it is told
     */
    public record Message(String level, String id, String where, String what, String remedy, Optional<Node> node) {}

    /** What has to be mended first, then what a person should look at, each in the order found. */
    public List<Message> messages(CaseFile file) {
        CaseText text = file.now();
        CheckReport report = check.report(text.source(), Optional.of(file.report()));
        List<Problem> all = new ArrayList<>(report.problems());
        all.addAll(report.notes());
        if (file.report().isReportOf(text.source())) {
            all.addAll(SourceCheck.notes(text.source(), file.report()));
        }
        return all.stream()
                .flatMap(problem -> problem.parts().stream())
                .map(part -> message(part, text))
                .toList();
    }

    private static Message message(Problem.Part part, CaseText text) {
        boolean isInFile = part.where().startsWith(text.source().file());
        return new Message(
                part.mistake().level().name().toLowerCase(Locale.ROOT),
                part.mistake().id(),
                part.where(),
                part.what(),
                part.remedy(),
                Stream.of(part.where())
                        .filter(where -> isInFile)
                        .map(where -> LINE.matcher(
                                where.substring(text.source().file().length())))
                        .filter(Matcher::find)
                        .flatMap(line -> text.at(Long.parseLong(line.group(1))).stream())
                        .findFirst());
    }
}
