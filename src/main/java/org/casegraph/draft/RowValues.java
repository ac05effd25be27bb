package org.casegraph.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.problem.NearestNames;
import org.casegraph.statement.MeasuredValue;
import org.casegraph.unit.UnitConversion;

/** Reads of a row what is measured: its value, its reference range, its unit and how it is interpreted. */
final class RowValues {
    private final UnitConversion units;

    RowValues(UnitConversion units) {
        this.units = units;
    }

    void read(DraftStatement statement) {
        DraftRow row = statement.row();
        Judgement judgement = statement.judgement();
        String value = row.cell(Column.VALUE);
        boolean isMeasured = statement.kind() == RowKind.MEASUREMENT;
        if (statement.kind() == RowKind.REPORT || value.isEmpty() && !isMeasured) {
            return;
        }
        String interpretation = row.cell(Column.INTERPRETATION).toLowerCase(Locale.ROOT);
        if (!interpretation.isEmpty()) {
            Node term = DraftData.terms(WordGroup.INTERPRETATION).get(interpretation);
            if (term == null) {
                judgement.refuse(
                        Reason.TERM_UNKNOWN,
                        "no interpretation is called " + interpretation + "; nearest is "
                                + NearestNames.of(
                                                interpretation,
                                                DraftData.terms(WordGroup.INTERPRETATION)
                                                        .keySet())
                                        .get(0));
            }
        }
        if (value.isEmpty()) {
            if (interpretation.isEmpty()) {
                judgement.refuse(Reason.VALUE_MISSING, "the measurement has neither value nor interpretation");
            }
            return;
        }
        Optional<MeasuredValue> read = MeasuredValue.read(value);
        if (read.isEmpty()) {
            judgement.refuse(Reason.VALUE_UNREADABLE, value + " is no number, bound or range");
        }
        read.ifPresent(statement::setValue);
        for (Column limit : List.of(Column.LOW, Column.HIGH)) {
            if (!row.cell(limit).isEmpty() && !MeasuredValue.isNumber(row.cell(limit))) {
                judgement.refuse(
                        Reason.VALUE_UNREADABLE, limit.written() + " is " + row.cell(limit) + ", which is no number");
            }
        }
        if (isMeasured) {
            unit(statement);
        }
    }

    private void unit(DraftStatement statement) {
        String printed = statement.row().cell(Column.UNIT);
        if (printed.isEmpty()) {
            statement.judgement().refuse(Reason.UNIT_MISSING, "the number has no unit");
            return;
        }
        Optional<String> code =
                DraftData.ucum(printed).or(() -> Optional.of(printed).filter(units::isUnit));
        if (code.isEmpty()) {
            statement.judgement().refuse(Reason.UNIT_UNKNOWN, printed + " is no unit that is known");
        }
        code.ifPresent(statement::setUcum);
    }
}
