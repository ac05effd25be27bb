package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Relation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Addresses;
import org.casegraph.store.Store;

/** What preceded the diagnosis of one case: the answer in a sentence, its timeline, and each finding with its passage. */
public final class DiagnosisSummary {
    private final NodeLinks links;
    private final Node caseIri;
    private final CaseTimeline timeline;
    private final Optional<CaseEvent> diagnosis;
    private final Map<Relation, List<CaseEvent>> findings = new LinkedHashMap<>();

    private DiagnosisSummary(Store store, Node caseIri, CaseTimeline timeline) {
        this.links = new NodeLinks(store);
        this.caseIri = caseIri;
        this.timeline = timeline;
        this.diagnosis = timeline.mainDiagnosis();
        diagnosis.ifPresent(chosen -> timeline.events().stream()
                .filter(CaseEvent::present)
                .forEach(event -> findings.computeIfAbsent(
                                timeline.relation(event, chosen), relation -> new ArrayList<>())
                        .add(event)));
    }

    /** Empty where the case has no events. */
    public static Optional<DiagnosisSummary> of(Store store, Node caseIri) {
        CaseTimeline timeline = CaseTimeline.of(store, caseIri);
        return timeline.events().isEmpty()
                ? Optional.empty()
                : Optional.of(new DiagnosisSummary(store, caseIri, timeline));
    }

    public Html html() {
        return Html.all(
                Html.element("section")
                        .with("class", "introduction")
                        .of(
                                Html.element("h2")
                                        .of(diagnosis.isPresent() ? "What preceded the diagnosis?" : "What came when?"),
                                Html.element("p").of(answer())),
                Html.element("div")
                        .with("class", "opening")
                        .of(new TimelineFigure(links, caseIri, timeline, diagnosis, Optional.empty()).html(), lists()));
    }

    private Html answer() {
        List<Html> parts = new ArrayList<>(List.of(links.of(caseIri), Html.text(". ")));
        if (diagnosis.isEmpty()) {
            parts.add(Html.text("The report states no diagnosis."));
            return Html.all(parts);
        }
        List<String> counts = new ArrayList<>();
        count(Relation.BEFORE, "came certainly before the " + diagnosis.get().label(), counts);
        count(Relation.PROBABLY_BEFORE, "probably", counts);
        count(Relation.NOT_AFTER, "before it or at the same time", counts);
        count(Relation.PROBABLY_NOT_AFTER, "probably before it or at the same time", counts);
        count(Relation.TOGETHER, "at the same time", counts);
        count(Relation.AFTER, "certainly after it", counts);
        count(Relation.PROBABLY_AFTER, "probably after it", counts);
        count(Relation.NOT_BEFORE, "after it or at the same time", counts);
        count(Relation.PROBABLY_NOT_BEFORE, "probably after it or at the same time", counts);
        int all = findings.values().stream().mapToInt(List::size).sum();
        parts.add(Html.text("Of its " + all + " findings, " + String.join(", ", counts) + "."));
        int unknown = findings.getOrDefault(Relation.CANNOT_BE_TOLD, List.of()).size();
        if (unknown > 0) {
            parts.add(Html.text(" Of " + unknown + " the report does not tell."));
        }
        parts.add(
                Html.text(" What was looked for and not found, tests and treatments are drawn as well, but not counted"
                        + " here."));
        return Html.all(parts);
    }

    private void count(Relation relation, String words, List<String> counts) {
        int number = findings.getOrDefault(relation, List.of()).size();
        if (number > 0 || relation == Relation.BEFORE) {
            counts.add((number == 0 ? "none" : Integer.toString(number)) + " " + words);
        }
    }

    private Html lists() {
        List<Html> parts = new ArrayList<>();
        list("Certainly before", Relation.BEFORE, parts);
        list("Probably before", Relation.PROBABLY_BEFORE, parts);
        list("Before or at the same time", Relation.NOT_AFTER, parts);
        list("Probably before or at the same time", Relation.PROBABLY_NOT_AFTER, parts);
        list("Cannot be told", Relation.CANNOT_BE_TOLD, parts);
        parts.add(Html.element("p")
                .of(Html.link(
                        Addresses.with("/questions/findings-before-diagnosis", Map.of("case", caseIri.getURI())),
                        "The same as a table, with its SPARQL and downloads")));
        return Html.element("section")
                .with("class", "findings")
                .with("aria-label", "Findings and their passages")
                .of(parts);
    }

    private void list(String title, Relation relation, List<Html> parts) {
        List<CaseEvent> events = findings.getOrDefault(relation, List.of());
        if (!events.isEmpty()) {
            parts.add(Html.element("h3").of(title));
            parts.add(Html.element("ul").of(events.stream().map(this::finding).toList()));
        }
    }

    private Html finding(CaseEvent event) {
        Html quote = event.quote()
                .map(found -> links.quoted(NodeFactory.createURI(found.iri()), found.words()))
                .orElse(Html.EMPTY);
        return Html.element("li").of(links.of(event.node()), Html.text(" "), quote);
    }
}
