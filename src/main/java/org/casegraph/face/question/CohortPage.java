package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.cohort.collection.Cohort;
import org.casegraph.cohort.selection.SelectedCases;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.SearchDeadline;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.WrittenNumber;
import org.casegraph.graph.Addresses;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.TermIndex;
import org.casegraph.store.Store;

/**
 * {@code /cohort?disease=…&sex=…}: the cases that conditions mean, how many, what each condition left out, and what may be asked
 * of them; as a page, as JSON or
 * JSON-LD, or their names as CSV.
 */
public final class CohortPage implements HttpResource {
    private static final String PATH = "/cohort";

    private final Store store;
    private final QuestionLibrary questions;
    private final NodeLinks links;
    private final Supplier<TermIndex> terms;
    private final SearchDeadline deadline;

    public CohortPage(
            Store store,
            QuestionLibrary questions,
            NodeLinks links,
            Supplier<TermIndex> terms,
            SearchDeadline deadline) {
        this.store = store;
        this.questions = questions;
        this.links = links;
        this.terms = terms;
        this.deadline = deadline;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(
                Stream.concat(AskedCases.names("").stream(), ContentNegotiation.parametersAnd("name", "page").stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Map<String, List<String>> conditions = AskedCases.conditions(request, "");
        Cohort cohort = AskedCases.cohort(store, conditions, deadline.watch());
        String name =
                Optional.ofNullable(request.getParameter("name")).orElse("").strip();
        return switch (format(request)) {
            case "json" -> Representation.of("application/json", cohort.json(name) + "\n");
            case "jsonld" ->
                Representation.of(
                        "application/ld+json",
                        cohort.jsonLd(
                                        name,
                                        Optional.of(PublicAddress.of(request).absolute(address(cohort))))
                                + "\n");
            case "csv" -> Representation.of("text/csv", cohort.csv());
            default -> page(cohort, name, conditions, request);
        };
    }

    private static String format(HttpServletRequest request) {
        Map<String, String> offered = new LinkedHashMap<>();
        offered.put("html", "text/html");
        offered.put("json", "application/json");
        offered.put("jsonld", "application/ld+json");
        offered.put("csv", "text/csv");
        return ContentNegotiation.shortName(request, offered);
    }

    private static String address(Cohort cohort) {
        String chosen = cohort.selection().toString();
        return chosen.isEmpty() ? PATH : PATH + "?" + chosen;
    }

    private Representation page(
            Cohort cohort, String name, Map<String, List<String>> conditions, HttpServletRequest request) {
        String chosen = cohort.selection().toString();
        String address = address(cohort);
        String title = name.isEmpty() ? sentence(cohort.words()) : name;
        ListPage paged = new ListPage(address, "", ListPage.of(request, PATH).number(), Map.of());
        Table cases = new Table("Cases", "Case");
        paged.part(cohort.cases()).forEach(each -> cases.row(links.of(each)));
        return Page.of(
                title,
                Html.element("h1").of(title),
                Html.element("p")
                        .with("class", "lead")
                        .of(String.format(
                                Locale.ROOT,
                                "%,d of %,d cases.%s",
                                cohort.cases().size(),
                                cohort.of(),
                                name.isEmpty() ? "" : " " + sentence(cohort.words()) + ".")),
                form(name, conditions),
                cohort.flow().isEmpty() ? Html.EMPTY : flow(cohort),
                Html.element("section")
                        .of(
                                Html.element("h2").of("Ask of these cases"),
                                questions(chosen),
                                Html.element("p").of("In a query of your own they are chosen by this pattern."),
                                AnswerView.copied("SPARQL", cohort.pattern())),
                Html.element("section")
                        .of(
                                Html.element("h2").of("Cases"),
                                Html.element("p")
                                        .of(
                                                Html.text("All as "),
                                                Html.link(Addresses.with(address, Map.of("format", "csv")), "CSV"),
                                                Html.text(", with the steps as "),
                                                Html.link(Addresses.with(address, Map.of("format", "json")), "JSON"),
                                                Html.text(" or "),
                                                Html.link(
                                                        Addresses.with(address, Map.of("format", "jsonld")), "JSON-LD"),
                                                Html.text(".")),
                                paged.position(cohort.cases().size(), "cases"),
                                cases.html()));
    }

    private Html form(String name, Map<String, List<String>> conditions) {
        Html fields = new ParameterFields(this::label).whichCases("cohort", CaseParameters.all(), conditions);
        return Html.element("form")
                .with("action", PATH)
                .with("class", "fields")
                .with("aria-label", "The cohort")
                .of(
                        Html.element("div")
                                .with("class", "field")
                                .of(
                                        Html.element("label")
                                                .with("for", "cohort-name")
                                                .of("name"),
                                        Html.element("input")
                                                .with("id", "cohort-name")
                                                .with("name", "name")
                                                .with("value", name)
                                                .with("autocomplete", "off")
                                                .with("aria-describedby", "cohort-name-about")
                                                .of(),
                                        Html.element("small")
                                                .with("id", "cohort-name-about")
                                                .of("Your own; else it is called by its conditions.")),
                        fields,
                        Html.element("button").with("type", "submit").of("Choose"));
    }

    private Optional<String> label(String argument) {
        return argument.isEmpty()
                ? Optional.empty()
                : terms.get().named(argument).map(TermIndex.Term::label);
    }

    private static Html flow(Cohort cohort) {
        Table table =
                new Table("What each condition left out", "Condition", "Of", "Kept", "Excluded", "Cannot be told");
        for (SelectedCases.Step step : cohort.flow()) {
            table.row(
                    Html.text(sentence(Cohort.words(step))),
                    Html.text(WrittenNumber.of(step.before())),
                    Html.text(WrittenNumber.of(step.kept())),
                    Html.text(WrittenNumber.of(step.against())),
                    Html.text(WrittenNumber.of(step.untold())));
        }
        return Html.element("section")
                .of(
                        Html.element("h2").of("How they were chosen"),
                        Html.element("p")
                                .of(
                                        "Excluded is who tells the contrary. Who tells nothing of it, or too little, is left"
                                                + " out as well, and counted by itself."),
                        table.html());
    }

    /** As it begins a line. */
    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Html questions(String chosen) {
        List<Html> items = new ArrayList<>();
        questions.questions().stream()
                .filter(question -> question.chosen().isPresent())
                .forEach(question -> items.add(Html.element("li")
                        .of(Html.link(
                                "/questions/" + Addresses.encode(question.id())
                                        + (chosen.isEmpty() ? "" : "?" + chosen),
                                question.summary()))));
        return Html.element("ul").of(items);
    }
}
