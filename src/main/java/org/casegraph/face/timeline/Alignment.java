package org.casegraph.face.timeline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Lane;
import org.casegraph.chronicle.TimeScale;
import org.casegraph.drawing.AlignedDrawing;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.NearestNames;

/**
 * What cases are compared at: the main diagnosis of each, the first event of a lane or of a class, or birth.
 *
 * @param name in addresses
 * @param isSuch which events are meant; of the diagnoses the main one is taken
 */
record Alignment(String name, String words, Predicate<CaseEvent> isSuch) {
    private static final List<Alignment> FIXED = List.of(
            new Alignment("diagnosis", "the diagnosis", event -> event.lane() == Lane.DIAGNOSES),
            new Alignment("treatment", "the first treatment", event -> event.lane() == Lane.PROCEDURES),
            new Alignment("visit", "the first visit", event -> event.lane() == Lane.ENCOUNTERS),
            new Alignment("birth", "birth", event -> false));

    /** What these cases can be compared at: the fixed ones, and each class of event that more than one of them has. */
    static List<Alignment> of(List<CaseTimeline> timelines) {
        return Stream.concat(
                        FIXED.stream(),
                        new TreeSet<>(AlignedDrawing.shared(timelines))
                                .stream()
                                        .filter(kind -> FIXED.stream()
                                                .noneMatch(fixed -> fixed.name().equals(kind)))
                                        .map(Alignment::ofKind))
                .toList();
    }

    /** The one that is asked for by {@code align}, the diagnosis if none is. */
    static Alignment wanted(HttpServletRequest request, List<CaseTimeline> timelines) {
        String wanted = request.getParameter("align");
        if (wanted == null || wanted.isBlank()) {
            return FIXED.get(0);
        }
        Set<String> kinds = new HashSet<>();
        timelines.forEach(timeline -> timeline.events().forEach(event -> kinds.addAll(event.kinds())));
        return FIXED.stream()
                .filter(fixed -> fixed.name.equals(wanted))
                .findFirst()
                .or(() -> Optional.of(wanted).filter(kinds::contains).map(Alignment::ofKind))
                .orElseThrow(() -> unknown(wanted, kinds));
    }

    private static Alignment ofKind(String kind) {
        return new Alignment(
                kind, "the first of: " + kind, event -> event.kinds().contains(kind));
    }

    private static RequestProblem unknown(String wanted, Set<String> kinds) {
        List<String> names = new ArrayList<>(NearestNames.of(wanted, List.copyOf(kinds)));
        return RequestProblem.of(
                400,
                "Bad argument",
                "align=" + wanted
                        + " is not known. Give diagnosis, treatment, visit, birth or a class of event that one of the"
                        + " cases has" + (names.isEmpty() ? "." : ", such as " + String.join(", ", names) + "."));
    }

    /** Birth is no event of a timeline; what is counted from it are ages. */
    boolean isBirth() {
        return name.equals("birth");
    }

    TimeScale scale() {
        return new TimeScale(isBirth() ? TimeScale.Kind.AGE : TimeScale.Kind.DISTANCE, words);
    }

    Optional<CaseEvent> event(CaseTimeline timeline) {
        return equals(FIXED.get(0))
                ? timeline.mainDiagnosis()
                : new TimelineDrawing(timeline, Optional.empty(), event -> "#")
                        .steps().stream()
                                .flatMap(List::stream)
                                .flatMap(moment -> moment.events().stream())
                                .filter(isSuch)
                                .findFirst();
    }
}
