package org.casegraph.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.casegraph.intake.SourceCheck;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/**
 * A draft held against the report's text: its rows, accepted or refused, and the case of those that are accepted.
 *
 * @param turtle the case; it passes the check with its text where nothing is unresolved
 * @param unresolved what the check still says, of no row; empty if the case passes
 */
public record Draft(String caseId, DraftReport report, String turtle, List<Problem> unresolved) {
    private static final String CONTRADICTION = "cannot all hold";
    private static final String NO_LICENCE = "no row gives the licence of the case; add one of the kind report, what is"
            + " licence, with its address as the value, or give --licence";
    private static final String UNIT_MISFIT = "does not fit what is measured";

    public Draft {
        unresolved = List.copyOf(unresolved);
    }

    /**
     * Judges each row. A {@link Problem} tells of a file that is no draft.
     *
     * @param licence of the case, by its IRI, where no row gives it; the check asks for it where neither does
     * @param time what does not hold together in the time of a case
     */
    public static Draft of(
            Path draft, Path text, String caseId, Optional<String> licence, Function<SourceGraph, List<Problem>> time) {
        DraftTable table = DraftTable.read(draft);
        List<String> notes = new ArrayList<>(table.notes());
        if (licence.isEmpty() && table.rows().stream().noneMatch(Draft::isLicence)) {
            notes.add(NO_LICENCE);
        }
        ReportText report = ReportText.read(text);
        Graph ontology = ProjectSources.ontologyGraph();
        DraftTerms terms = new DraftTerms(ontology);
        List<DraftStatement> statements = new RowReader(report, terms).read(table.rows());
        SourceCheck check = new SourceCheck(ontology, CaseShapes.ofProject(), time);
        while (true) {
            ordersOfRefused(statements);
            List<DraftStatement> accepted = statements.stream()
                    .filter(statement -> statement.judgement().isAccepted())
                    .toList();
            String turtle = DraftCase.turtle(caseId, accepted, terms, report.sha256(), licence);
            SourceGraph source = TurtleSource.read(caseId + ".ttl", turtle);
            List<Problem> problems = check.report(source, Optional.of(report)).problems();
            if (!refuse(problems, source, accepted)) {
                DraftReport told = new DraftReport(
                        draft.toString(),
                        text.toString(),
                        report.sha256(),
                        caseId,
                        notes,
                        statements.stream().map(DraftStatement::judgement).toList());
                return new Draft(caseId, told, turtle, problems);
            }
        }
    }

    private static boolean isLicence(DraftRow row) {
        return RowKind.of(row.cell(Column.KIND))
                        .filter(kind -> kind == RowKind.REPORT)
                        .isPresent()
                && row.cell(Column.WHAT).equalsIgnoreCase(CaseHead.LICENCE);
    }

    /** The JSON Schema of a draft. */
    public static String schema() {
        return ProjectFiles.under("draft", ".schema.json").values().iterator().next();
    }

    private static void ordersOfRefused(List<DraftStatement> statements) {
        for (DraftStatement statement : statements) {
            if (statement.kind() == RowKind.ORDER) {
                statements.stream()
                        .filter(other -> !other.judgement().isAccepted() && !other.equals(statement))
                        .map(other -> other.judgement().id())
                        .filter(id -> statement.orders().stream()
                                .anyMatch(order -> order.other().equals(id)
                                        || order.subject().equals(id)))
                        .findFirst()
                        .ifPresent(id -> statement
                                .judgement()
                                .refuse(Reason.RELATION_TO_REFUSED_ROW, "the row " + id + " was refused"));
            }
        }
    }

    /** Whether a row was refused for what the check says. */
    private static boolean refuse(List<Problem> problems, SourceGraph source, List<DraftStatement> accepted) {
        boolean isAny = false;
        List<String> cycles = problems.stream()
                .flatMap(problem -> problem.getMessage().lines())
                .filter(line -> line.contains(CONTRADICTION))
                .toList();
        if (!cycles.isEmpty()) {
            Optional<DraftStatement> guilty = accepted.stream()
                    .filter(statement -> cycles.stream().anyMatch(line -> isIn(line, source, statement)))
                    .max(Comparator.comparingLong((DraftStatement statement) -> cycles.stream()
                                    .filter(line -> isIn(line, source, statement))
                                    .count())
                            .thenComparingInt(statement -> statement.row().number()));
            guilty.ifPresent(statement -> statement
                    .judgement()
                    .refuse(
                            Reason.ORDER_CONTRADICTS,
                            cycles.stream()
                                    .filter(line -> isIn(line, source, statement))
                                    .findFirst()
                                    .orElse("")));
            return guilty.isPresent();
        }
        Map<Long, String> subjects = new LinkedHashMap<>();
        for (Map.Entry<Triple, SourceGraph.Line> line : source.lines().entrySet()) {
            subjects.put(line.getValue().line(), line.getKey().getSubject().toString());
        }
        for (Problem problem : problems) {
            for (String line : problem.getMessage().lines().toList()) {
                Matcher place = Pattern.compile("^\\S+?\\.ttl:(\\d+):").matcher(line);
                String subject = place.find() ? subjects.getOrDefault(Long.valueOf(place.group(1)), "") : "";
                List<DraftStatement> meant = new ArrayList<>(accepted.stream()
                        .filter(statement ->
                                isOf(subject, source, statement) || subject.isEmpty() && isIn(line, source, statement))
                        .toList());
                meant.forEach(statement -> statement
                        .judgement()
                        .refuse(
                                line.contains(UNIT_MISFIT) ? Reason.UNIT_MISFIT : Reason.CHECK_REFUSES,
                                line.replaceFirst("[.]$", "")));
                isAny |= !meant.isEmpty();
            }
        }
        return isAny;
    }

    private static boolean isOf(String subject, SourceGraph source, DraftStatement statement) {
        String base = source.name().getURI() + "#";
        String id = statement.judgement().id();
        return subject.equals(base + (statement.kind() == RowKind.PATIENT ? "patient" : id))
                || subject.startsWith(base + "t-" + id + "-")
                        && subject.substring((base + "t-" + id + "-").length()).matches("\\d+|date");
    }

    private static boolean isIn(String line, SourceGraph source, DraftStatement statement) {
        Matcher iris =
                Pattern.compile(Pattern.quote(CG.CASE_BASE) + "[^\\s\\]>”]+").matcher(line);
        while (iris.find()) {
            if (isOf(iris.group(), source, statement)) {
                return true;
            }
        }
        return false;
    }
}
