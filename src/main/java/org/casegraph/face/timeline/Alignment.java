package org.casegraph.face.timeline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventKind;
import org.casegraph.chronicle.Lane;
import org.casegraph.chronicle.TimeScale;
import org.casegraph.drawing.AlignedDrawing;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.NearestNames;
import org.casegraph.query.NameResolver;
import org.casegraph.vocabulary.CG;

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

    /** Classes for which the fixed ones stand. */
    private static final Set<Node> OFFERED = Set.of(CG.Diagnosis, CG.Treatment);

    /** What these cases can be compared at: the fixed ones, and each class of event that more than one of them has. */
    static List<Alignment> of(List<CaseTimeline> timelines) {
        return Stream.concat(
                        FIXED.stream(),
                        AlignedDrawing.shared(timelines).stream()
                                .filter(kind -> !OFFERED.contains(kind.term()))
                                .sorted(Comparator.comparing(EventKind::label).thenComparing(EventKind::name))
                                .map(Alignment::ofKind))
                .toList();
    }

    /** The one that is asked for by {@code align}, a class by any of its names; the diagnosis if none is. */
    static Alignment wanted(HttpServletRequest request, List<CaseTimeline> timelines, NameResolver names) {
        String wanted = request.getParameter("align");
        if (wanted == null || wanted.isBlank()) {
            return FIXED.get(0);
        }
        Set<EventKind> kinds = new LinkedHashSet<>();
        timelines.forEach(timeline -> timeline.events().forEach(event -> kinds.addAll(event.kinds())));
        return FIXED.stream()
                .filter(fixed -> fixed.name.equals(wanted))
                .findFirst()
                .or(() -> kinds.stream()
                        .filter(kind -> kind.name().equals(wanted))
                        .findFirst()
                        .map(Alignment::ofKind))
                .or(() -> names.findAmong(
                                wanted.strip(),
                                kinds.stream().map(EventKind::term).toList())
                        .flatMap(term -> kinds.stream()
                                .filter(kind -> kind.term().equals(term))
                                .findFirst())
                        .map(Alignment::ofKind))
                .orElseThrow(() -> unknown(wanted, kinds));
    }

    private static Alignment ofKind(EventKind kind) {
        return new Alignment(kind.name(), "the first of: " + kind.label(), event -> event.kinds()
                .contains(kind));
    }

    private static RequestProblem unknown(String wanted, Set<EventKind> kinds) {
        List<String> names = new ArrayList<>(NearestNames.alike(
                wanted, kinds.stream().map(EventKind::label).distinct().toList()));
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
