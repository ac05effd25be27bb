package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.casegraph.cohort.time.CurveNumbers;
import org.casegraph.cohort.time.Curves;
import org.casegraph.cohort.time.GroupCurve;
import org.casegraph.drawing.CurveDrawing;
import org.casegraph.drawing.Raster;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.WrittenNumber;
import org.casegraph.graph.Addresses;
import org.casegraph.problem.Problem;
import org.casegraph.query.CurveQuestion;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/**
 * {@code /curve?from=…&to=…&gene=…&by=…&group=…&group=…}: the share of groups of cases in which an event had not come, by the
 * time; {@code /curve.svg}, {@code /curve.png} and {@code /curve.csv} are the picture and the numbers alone.
 */
public final class CurvePage implements HttpResource {
    /** Where it stands, the page first. */
    public static final List<String> PATHS = List.of("/curve", "/curve.svg", "/curve.png", "/curve.csv");

    private static final int GROUPS = 2;
    private static final List<String> FIELDS = List.of("disease", "gene", "variant", "hgvs", "sex", "with", "without");

    private final QuestionLibrary questions;
    private final QueryService service;
    private final NodeLinks links;

    public CurvePage(QuestionLibrary questions, QueryService service, NodeLinks links) {
        this.questions = questions;
        this.service = service;
        this.links = links;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(value -> !value.isBlank())) {
                arguments.put(name, List.of(values));
            }
        });
        Question timeBetween = questions.question("time-between");
        CurveQuestion question;
        Curves curves;
        try {
            question =
                    new CurveQuestion(timeBetween, arguments, service.dataset().getDefaultGraph());
            curves = service.during(request).run(question.query(), question::curves);
        } catch (Problem e) {
            throw RequestProblem.of(400, "Bad argument", e.getMessage(), e);
        }
        String svg = CurveDrawing.svg(curves, links.label(question.to()), links.label(question.from()));
        return switch (request.getServletPath()) {
            case "/curve.svg" -> Representation.of("image/svg+xml", svg);
            case "/curve.png" -> Representation.of("image/png", Raster.png(svg));
            case "/curve.csv" -> Representation.of("text/csv;charset=utf-8", CurveNumbers.csv(curves));
            default -> page(timeBetween, arguments, question, curves, svg);
        };
    }

    private Representation page(
            Question timeBetween,
            Map<String, List<String>> arguments,
            CurveQuestion question,
            Curves curves,
            String svg) {
        return Page.of(
                "Times to an event",
                Html.element("h1")
                        .of("Times from " + links.label(question.from()) + " to " + links.label(question.to())),
                form(timeBetween, arguments),
                CurveDrawing.isEmpty(curves)
                        ? Html.element("p")
                                .of("No case has a time that can be used, so there is no curve. The table says why.")
                        : Html.element("figure")
                                .with("class", "picture")
                                .with("tabindex", "0")
                                .of(new Html(svg)),
                Html.element("ul")
                        .with("class", "downloads")
                        .of(PATHS.stream()
                                .skip(1)
                                .filter(path -> !CurveDrawing.isEmpty(curves) || path.endsWith(".csv"))
                                .map(path -> Html.element("li")
                                        .of(Html.element("a")
                                                .with("href", address(path, arguments))
                                                .with("download", path.substring(1))
                                                .of(path.substring("/curve.".length())
                                                        .toUpperCase(Locale.ROOT))))
                                .toList()),
                Html.element("p")
                        .of(
                                "A line is where the curve is known; in a shaded box it falls, nobody knows where (Turnbull's"
                                        + " estimate). Below it is how many were certainly and possibly at risk. A time that"
                                        + " nothing proves is not used."),
                tests(curves),
                groups(curves),
                Html.element("p").of(Html.link("/questions/time-between", "Each case with the proof of its time")));
    }

    private static Html tests(Curves curves) {
        return Html.element("dl")
                .with("class", "facts")
                .of(
                        Html.element("dt").of("Log-rank of the intervals"),
                        Html.element("dd").of(CurveNumbers.p(curves.intervals(), curves)),
                        Html.element("dt").of("Log-rank of their midpoints"),
                        Html.element("dd").of(CurveNumbers.p(curves.midpoints(), curves)));
    }

    private static Html groups(Curves curves) {
        Table table = new Table(
                "groups",
                "Group",
                "Cases",
                "Used",
                "Not seen to come",
                "A quarter by",
                "Half by",
                "Three quarters by",
                "Not used");
        for (GroupCurve curve : curves.groups()) {
            List<Html> cells = new ArrayList<>();
            cells.add(Html.text(curve.group().label()));
            cells.add(Html.text(WrittenNumber.of(curve.group().cases())));
            cells.add(Html.text(WrittenNumber.of(curve.group().times().size())));
            cells.add(Html.text(WrittenNumber.of(curve.open())));
            CurveNumbers.QUANTILES.forEach(share -> cells.add(Html.all(
                    Html.text(CurveNumbers.quantile(curve, share, curves.unit()) + " "),
                    Html.element("span")
                            .with("class", "quiet")
                            .with("title", "wherever each time lies within its bounds")
                            .of(CurveNumbers.bounds(curve, share)))));
            cells.add(Html.text(curve.group().notUsed().entrySet().stream()
                    .map(why -> WrittenNumber.of(why.getValue()) + " " + why.getKey())
                    .collect(Collectors.joining("; "))));
            table.row(cells.toArray(Html[]::new));
        }
        return table.html();
    }

    private static Html form(Question timeBetween, Map<String, List<String>> arguments) {
        List<Html> fields = new ArrayList<>();
        timeBetween.parameters().stream()
                .filter(parameter -> List.of("from", "to", "unit", "silent").contains(parameter.name()))
                .forEach(parameter -> {
                    String value = first(
                            arguments,
                            parameter.name(),
                            parameter.defaultValue().orElse(""));
                    fields.add(
                            parameter.lookup().isPresent()
                                    ? input(parameter.name(), 0, value)
                                    : select(
                                            parameter.name(),
                                            parameter.choices().stream()
                                                    .map(choice -> choice.name())
                                                    .toList(),
                                            value));
                });
        FIELDS.forEach(name -> fields.add(input(name, 0, first(arguments, name, ""))));
        fields.add(select("by", CurveQuestion.BY, first(arguments, "by", CurveQuestion.BY.get(0))));
        List<String> groups = arguments.getOrDefault("group", List.of());
        for (int i = 0; i < Math.max(GROUPS, groups.size() + 1); i++) {
            fields.add(input("group", i + 1, i < groups.size() ? groups.get(i) : ""));
        }
        fields.add(Html.element("button").with("type", "submit").of("Draw"));
        return Html.element("form")
                .with("method", "get")
                .with("action", PATHS.get(0))
                .with("class", "fields")
                .with("aria-label", "What is drawn")
                .of(fields);
    }

    private static Html input(String name, int number, String value) {
        String id = "curve-" + name + (number == 0 ? "" : "-" + number);
        return Html.element("div")
                .with("class", "field")
                .of(
                        Html.element("label")
                                .with("for", id)
                                .of(ResultTable.words(name) + (number == 0 ? "" : " " + number)),
                        Html.element("input")
                                .with("id", id)
                                .with("name", name)
                                .with("value", value)
                                .of());
    }

    private static Html select(String name, List<String> choices, String chosen) {
        String id = "curve-" + name;
        return Html.element("div")
                .with("class", "field")
                .of(
                        Html.element("label").with("for", id).of(ResultTable.words(name)),
                        Html.element("select")
                                .with("id", id)
                                .with("name", name)
                                .of(choices.stream()
                                        .map(choice -> {
                                            Html.Element option =
                                                    Html.element("option").with("value", choice);
                                            return (choice.equals(chosen) ? option.with("selected", "") : option)
                                                    .of(choice);
                                        })
                                        .toList()));
    }

    private static String first(Map<String, List<String>> arguments, String name, String otherwise) {
        return arguments.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
    }

    private static String address(String path, Map<String, List<String>> arguments) {
        return path
                + arguments.entrySet().stream()
                        .flatMap(argument -> argument.getValue().stream()
                                .filter(value -> !value.isBlank())
                                .map(value -> Addresses.encode(argument.getKey()) + "=" + Addresses.encode(value)))
                        .collect(Collectors.joining("&", "?", ""))
                        .replaceFirst("\\?$", "");
    }
}
