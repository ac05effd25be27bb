package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.chronicle.CaseStory;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.StatusMark;
import org.casegraph.face.html.Table;
import org.casegraph.face.timeline.CaseGlance;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Status;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** One case: the report, what it says of the patient, and each node of its graph under its own fragment. */
final class CasePage {
    private static final String[] EVENT_COLUMNS = {"What", "Kind", "Details", "Passage", "Why"};

    private final Store store;
    private final NodeLinks links;
    private final Node caseIri;
    private final CaseNodes nodes;
    private final Set<Node> shown = new HashSet<>();
    private final List<Html> sections = new ArrayList<>();

    private final GivenTexts texts;

    CasePage(Store store, NodeLinks links, Node caseIri, GivenTexts texts) {
        this.texts = texts;
        this.store = store;
        this.links = links;
        this.caseIri = caseIri;
        this.nodes = new CaseNodes(store, links, caseIri);
    }

    /** @param here where its address is told */
    Representation page(PublicAddress here) {
        section("diagnoses", "Diagnoses", diagnoses());
        section("findings", "Findings present", findings());
        section("absent", "Findings absent", absent());
        section("measurements", "Measurements", measurements());
        section("treatments", "Treatments", occurrences(node -> nodes.is(node, CG.Treatment)));
        section("events", "Tests and other events", occurrences(node -> nodes.is(node, CG.Event)));
        section("variants", "Variants", variants());
        section("other", "Grades, responses, outcomes", occurrences(node -> nodes.is(node, CG.Occurrence)));
        fold("fold", "order", "Order in time", new CaseOrderTable(nodes, store.order(), caseIri).html());
        apart("derived", "Derived by rules", derived());
        apart("constraints", "What the order rests on", statements(this::isConstraint));
        apart("passages", "Passages", passages());
        apart("nodes", "Everything else", statements(node -> true));
        fold("fold apart", "formats", "In other formats", CaseResource.downloads(caseIri));
        CaseTimeline timeline = CaseTimeline.of(store, caseIri);
        Html report = new ReportView(links, nodes, texts).html();
        List<Html> page = new ArrayList<>(List.of(
                new CaseSchemaOrg(store.dataset(), links, caseIri, here).html(),
                Html.element("p").with("class", "path").of(Html.link("/case", "Cases")),
                Html.element("h1").of(Html.name(links.label(caseIri))),
                Html.element("div")
                        .with("class", report.equals(Html.EMPTY) ? "told" : "told beside")
                        .of(new StoryHtml(CaseStory.of(store, caseIri, timeline), links).html(), report),
                CaseGlance.of(caseIri, timeline),
                drawings(),
                Html.element("h2").of("Every statement")));
        page.addAll(sections);
        page.add(Html.element("section")
                .with("id", "section-about")
                .of(Html.element("h2").of("About this case"), about()));
        return Page.of(links.label(caseIri), page.toArray(Html[]::new));
    }

    private Html drawings() {
        String path = Addresses.of(caseIri.getURI());
        String id = path.substring(path.lastIndexOf('/') + 1);
        return Html.element("ul")
                .with("class", "downloads")
                .with("aria-label", "Drawings")
                .of(
                        Html.element("li").of(Html.link(path + "/timeline", "Timeline")),
                        Html.element("li").of(Html.link(path + "/graph", "Graph")),
                        Html.element("li").of(Html.link("/questions/similar-cases?top=10&case=" + id, "Similar cases")),
                        Html.element("li").of(Html.link("/compare?case=" + id, "Compare with another case")));
    }

    private void section(String id, String title, Table table) {
        if (!table.isEmpty()) {
            fold("fold", id, title + " (" + table.size() + ")", table.html());
        }
    }

    /** What few read, and what is printed only where it was unfolded. */
    private void apart(String id, String title, Table table) {
        if (!table.isEmpty()) {
            fold("fold apart", id, title + " (" + table.size() + ")", table.html());
        }
    }

    /** What is shown when it is asked for, or when something in it is. */
    private void fold(String kind, String id, String title, Html content) {
        if (!content.equals(Html.EMPTY)) {
            sections.add(Html.element("details")
                    .with("class", kind)
                    .with("id", "section-" + id)
                    .of(Html.element("summary").of(Html.element("h3").of(title)), content));
        }
    }

    private Html about() {
        Description about = new Description().add("Title", values(caseIri, DCTerms.title.asNode()));
        about.add("Member of", values(caseIri, CG.memberOf));
        nodes.objects(caseIri, CG.fromReport)
                .forEach(report -> about.add("Report", values(report, DCTerms.bibliographicCitation.asNode()))
                        .add("What was read", nodes.values(report, CG.extentRead)));
        about.add(
                "Source",
                links.objects(caseIri, DCTerms.source.asNode()).stream()
                        .map(links::outside)
                        .toList());
        about.add(
                "Licence",
                links.objects(caseIri, DCTerms.license.asNode()).stream()
                        .map(links::outside)
                        .toList());
        nodes.stated().stream()
                .filter(node -> nodes.is(node, CG.Patient))
                .forEach(patient -> about.add("Patient", patient(patient)));
        about.add("IRI", Html.element("code").of(caseIri.getURI()));
        return about.html();
    }

    private Html patient(Node patient) {
        Html age = nodes.values(patient, CG.ageYears);
        return Html.separated(
                ", ",
                List.of(
                        nodes.values(patient, CG.sex),
                        age.equals(Html.EMPTY) ? age : Html.all(age, Html.text(" years"))));
    }

    private Html values(Node node, Node property) {
        return Html.separated(
                ", ", nodes.objects(node, property).stream().map(links::of).toList());
    }

    /** Those not shown before. */
    private List<Node> take(Predicate<Node> wanted) {
        return nodes.stated().stream().filter(wanted).filter(shown::add).toList();
    }

    private Table diagnoses() {
        Table table = new Table("Diagnoses", "Diagnosis", "Kind", "Concludes", "Established by", "Passage", "Why");
        take(node -> nodes.is(node, CG.Diagnosis))
                .forEach(node -> table.rowOf(
                        CaseIris.fragment(node),
                        nodes.label(node),
                        nodes.kinds(node),
                        nodes.values(node, CG.concludes),
                        nodes.values(node, CG.establishedBy),
                        nodes.passages(node),
                        NodeLinks.why(node)));
        return table;
    }

    private Table findings() {
        Table table = new Table("Findings present", "Finding", "Kind", "Site", "Seen in", "Passage", "Why");
        take(node -> nodes.is(node, CG.Finding) && !nodes.is(node, CG.Measurement))
                .forEach(node -> table.rowOf(
                        CaseIris.fragment(node),
                        StatusMark.of(Status.PRESENT, nodes.label(node)),
                        nodes.kinds(node),
                        nodes.values(node, CG.site),
                        Html.all(nodes.values(node, CG.observedIn), nodes.values(node, CG.reportedAt)),
                        nodes.passages(node),
                        NodeLinks.why(node)));
        return table;
    }

    private Table absent() {
        Table table = new Table("Findings absent", "Finding", "Absence of", "Basis", "Scope", "Passage", "Why");
        take(node -> nodes.is(node, CG.AbsentFinding) && !nodes.is(node, CG.Measurement))
                .forEach(node -> table.rowOf(
                        CaseIris.fragment(node),
                        StatusMark.of(Status.ABSENT, nodes.label(node)),
                        nodes.values(node, CG.absenceOf),
                        nodes.values(node, CG.basis),
                        nodes.values(node, CG.scope),
                        nodes.passages(node),
                        NodeLinks.why(node)));
        return table;
    }

    private Table measurements() {
        Table table = new Table(
                "Measurements",
                "Measurement",
                "Measures",
                "Value",
                "Compared as",
                "Range",
                "Interpretation",
                "Seen in",
                "Passage",
                "Why");
        take(node -> nodes.is(node, CG.Measurement))
                .forEach(node -> table.rowOf(
                        CaseIris.fragment(node),
                        StatusMark.of(Status.MEASURED, nodes.label(node)),
                        nodes.values(node, CG.measures),
                        Html.text(new MeasuredValue(nodes.all(), node).value()),
                        Html.text(new MeasuredValue(nodes.all(), node).comparable()),
                        Html.text(new MeasuredValue(nodes.all(), node).range()),
                        nodes.values(node, CG.interpretation),
                        nodes.values(node, CG.observedIn),
                        nodes.passages(node),
                        NodeLinks.why(node)));
        return table;
    }

    private Table variants() {
        Table table = new Table(
                "Variants",
                "Variant",
                "Gene",
                "Written as",
                "Allelic state",
                "Pathogenicity",
                "Interpretation",
                "Passage",
                "Why");
        take(node -> nodes.is(node, CG.Variant))
                .forEach(node -> table.rowOf(
                        CaseIris.fragment(node),
                        nodes.label(node),
                        gene(node),
                        Html.separated(", ", List.of(nodes.values(node, CG.hgvs), nodes.values(node, CG.vcfRecord))),
                        nodes.values(node, CG.allelicState),
                        nodes.values(node, CG.pathogenicity),
                        nodes.values(node, CG.interpretationStatus),
                        nodes.passages(node),
                        NodeLinks.why(node)));
        return table;
    }

    /** By its symbol, which leads to the gene where one is named. */
    private Html gene(Node variant) {
        Html symbol = nodes.values(variant, CG.geneSymbol);
        List<Node> genes = nodes.objects(variant, CG.gene);
        return symbol.equals(Html.EMPTY) || genes.size() != 1
                ? Html.all(symbol, nodes.values(variant, CG.gene))
                : links.to(genes.get(0), symbol);
    }

    private Table occurrences(Predicate<Node> wanted) {
        return statements(wanted.and(node -> !isConstraint(node)));
    }

    private boolean isConstraint(Node node) {
        return nodes.is(node, CG.TemporalConstraint)
                || nodes.is(node, CG.DateConstraint)
                || nodes.is(node, CG.CalendarDay);
    }

    private Table statements(Predicate<Node> wanted) {
        Table table = new Table("Statements", EVENT_COLUMNS);
        take(wanted)
                .forEach(node ->
                        row(table, node, nodes.label(node), store.dataset().getGraph(caseIri)));
        return table;
    }

    private Table derived() {
        Table table = new Table("Derived by rules", EVENT_COLUMNS);
        Set<Node> stated = Set.copyOf(nodes.stated());
        nodes.all(store.dataset().getGraph(Store.inferredGraph(caseIri))).stream()
                .filter(node -> !stated.contains(node))
                .filter(shown::add)
                .forEach(node -> row(
                        table,
                        node,
                        StatusMark.of(Status.DERIVED, nodes.label(node)),
                        store.dataset().getGraph(Store.inferredGraph(caseIri))));
        return table;
    }

    private void row(Table table, Node node, Html label, Graph graph) {
        table.rowOf(
                CaseIris.fragment(node),
                label,
                nodes.kinds(node),
                new NodeDetails(graph, links, node, Set.of(CG.voice, CG.fromRecord)).html(),
                nodes.passages(node),
                NodeLinks.why(node));
    }

    private Table passages() {
        Table table = new Table("Passages", "Section", "Sentence", "Characters", "Quote", "States");
        take(node -> nodes.is(node, CG.Passage))
                .forEach(node -> table.rowOf(
                        CaseIris.fragment(node),
                        nodes.values(node, CG.section),
                        nodes.values(node, CG.sentence),
                        Html.all(nodes.values(node, CG.start), Html.text("–"), nodes.values(node, CG.end)),
                        Html.element("q").of(nodes.values(node, CG.quote)),
                        links.all(links.sorted(G.listPO(nodes.all(), CG.statedIn, node)))));
        return table;
    }
}
