package org.casegraph.table.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Rows under a head.
 *
 * @param name of the sheet in a workbook, and before the ending of a file
 * @param columns the names of the head, each once
 * @param rows as long as the head
 */
record Sheet(String name, List<String> columns, List<List<Value>> rows) {
    private static final MathContext DIGITS = new MathContext(10);

    /**
     * What stands in a cell.
     *
     * @param text as it is read; empty for nothing
     * @param number of a cell that is one number and nothing else
     */
    record Value(String text, Optional<BigDecimal> number) {
        static final Value NONE = new Value("", Optional.empty());

        static Value of(String text) {
            return text.isEmpty() ? NONE : new Value(text, Optional.empty());
        }

        static Value of(BigDecimal number) {
            BigDecimal plain = rounded(number);
            return new Value(plain.toPlainString(), Optional.of(plain));
        }

        static Value of(int number) {
            return of(BigDecimal.valueOf(number));
        }

        static Value of(Optional<BigDecimal> number) {
            return number.map(Value::of).orElse(NONE);
        }
    }

    Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether a column has numbers and nothing else. */
    boolean isOfNumbers(int column) {
        return rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(value ->
                                value.text().isEmpty() || value.number().isPresent())
                && rows.stream().anyMatch(row -> row.get(column).number().isPresent());
    }

    /** To more digits than are measured, without zeros behind. */
    private static BigDecimal rounded(BigDecimal number) {
        return new BigDecimal(number.round(DIGITS).stripTrailingZeros().toPlainString());
    }
}
