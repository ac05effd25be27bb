package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.graph.Graph;
import org.casegraph.description.DatasetDescription;
import org.casegraph.endpoint.http.RequestProblem;

/** How much of the description of the data a client asks for by {@code partitions}: few need what each class has. */
public enum DescriptionPart {
    /** The counts of each graph, and of its properties. */
    PROPERTIES,
    /** Those of each class and its properties, too. */
    ALL;

    private static final String PARAMETER = "partitions";

    /** @throws RequestProblem 400 for any value but {@code properties} and {@code all} */
    public static DescriptionPart asked(HttpServletRequest request) {
        String wanted = request.getParameter(PARAMETER);
        if (wanted == null || wanted.equals("properties")) {
            return PROPERTIES;
        }
        if (wanted.equals("all")) {
            return ALL;
        }
        throw RequestProblem.of(
                400, "Bad argument", PARAMETER + "=" + wanted + " is not known. Give properties or all.");
    }

    public Graph of(Graph described) {
        return this == ALL ? described : DatasetDescription.withoutClasses(described);
    }
}
