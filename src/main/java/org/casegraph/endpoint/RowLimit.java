package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.http.RequestProblem;

/** How many rows a client wants to see of an answer that is counted as a whole. */
final class RowLimit {
    private RowLimit() {}

    /** @throws RequestProblem 400 unless the parameter is a number, once, for rows */
    static OptionalInt of(HttpServletRequest request, String parameter, Query query) {
        String[] values = request.getParameterValues(parameter);
        if (values == null || values.length == 1 && values[0].isBlank()) {
            return OptionalInt.empty();
        }
        if (values.length > 1 || !values[0].strip().matches("\\d{1,9}")) {
            throw RequestProblem.of(400, "Bad argument", parameter + " is one number of rows, 0 or more.");
        }
        if (!query.isSelectType()) {
            throw RequestProblem.of(400, "Bad argument", parameter + " counts rows, and only SELECT has rows.");
        }
        return OptionalInt.of(Integer.parseInt(values[0].strip()));
    }
}
