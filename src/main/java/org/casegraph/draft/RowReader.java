package org.casegraph.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.casegraph.source.report.ReportText;
import org.casegraph.unit.UnitConversion;

/** Holds one row after the other against the report and the terms, and keeps what each says. */
final class RowReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    /** Nodes of a case that no row names. */
    private static final Pattern TAKEN = Pattern.compile("report|alive|[pt]-?\\d.*");

    private static final String PATIENT = "patient";

    private final ReportText report;
    private final DraftTerms terms;

    RowReader(ReportText report, DraftTerms terms) {
        this.report = report;
        this.terms = terms;
    }

    /** What each row says; those that are refused stay among the others. */
    List<DraftStatement> read(List<DraftRow> rows) {
        List<DraftStatement> read = named(rows);
        Map<String, DraftStatement> byId = read.stream()
                .collect(Collectors.toMap(one -> one.judgement().id(), one -> one, (first, second) -> first));
        UnitConversion units = new UnitConversion();
        read.forEach(new RowTerms(terms)::read);
        read.forEach(new RowValues(units)::read);
        read.forEach(new RowOrders(byId)::read);
        read.forEach(new RowQuotes(report, terms, new QuotedNumbers(terms, units, byId))::read);
        return read;
    }

    /** The rows with their ids, those refused of which an earlier one has the id, or states the same. */
    private static List<DraftStatement> named(List<DraftRow> rows) {
        Set<String> ids = new LinkedHashSet<>();
        Set<List<String>> said = new HashSet<>();
        List<DraftStatement> read = new ArrayList<>();
        for (DraftRow row : rows) {
            boolean isOrder = RowKind.of(row.cell(Column.KIND))
                    .filter(kind -> kind == RowKind.ORDER)
                    .isPresent();
            String given = row.cell(Column.ID);
            String stem = stem(row.cell(Column.WHAT)) + (isOrder ? "-order" : "");
            String id = given.isEmpty() ? stem : given;
            for (int n = 2; given.isEmpty() && ids.contains(id); n++) {
                id = stem + "-" + n;
            }
            Judgement judgement = new Judgement(row, id);
            if (!row.fault().isEmpty()) {
                judgement.refuse(Reason.ROW_UNREADABLE, row.fault());
            }
            if (!ID.matcher(id).matches() || isTaken(id, row)) {
                judgement.refuse(
                        Reason.ID_MALFORMED, "the id " + id + " has other characters, or stands for something else");
            } else if (!ids.add(id)) {
                judgement.refuse(Reason.ID_DUPLICATE, "an earlier row has the id " + id);
            }
            if (!said.add(content(row))) {
                judgement.refuse(Reason.STATEMENT_DUPLICATE, "an earlier row states the same");
            }
            if (!row.cell(Column.PROPOSAL).isEmpty()) {
                judgement.refuse(Reason.PROPOSAL_OPEN, "nobody has confirmed what is proposed");
            }
            read.add(new DraftStatement(judgement));
        }
        return read;
    }

    /** Of which an id is made where none is given. */
    private static String stem(String what) {
        String made =
                what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-$", "");
        return made.isEmpty() ? "row" : made;
    }

    /** By which two rows state the same. */
    private static List<String> content(DraftRow row) {
        return List.of(
                row.cell(Column.KIND),
                row.cell(Column.WHAT).toLowerCase(Locale.ROOT),
                row.cell(Column.STATUS),
                row.cell(Column.VALUE),
                row.cell(Column.WHEN),
                row.cell(Column.QUOTE));
    }

    /** Whether the case has a node of this name that the row is not. */
    private static boolean isTaken(String id, DraftRow row) {
        boolean isPatient = RowKind.of(row.cell(Column.KIND))
                .filter(kind -> kind == RowKind.PATIENT)
                .isPresent();
        return TAKEN.matcher(id).matches() || id.equals(PATIENT) && !isPatient;
    }
}
