package org.casegraph.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.casegraph.project.QueryHeader;
import org.casegraph.source.SourceGraph;

/**
 * One file of {@code queries/checks} that looks at a case, in the manner of ROBOT: its header, and a query for {@code ?entity} and
 * {@code ?value}. What it does not find may still be there: it reads patterns, not meaning.
 *
 * @param title what it looks for, as a plural
 * @param value what each text that it finds matches: a node without such a text need not be asked. It matches no {@code #},
 *     so that an IRI can be looked at in two parts
 * @param plan of the query, made once for thousands of cases
 */
record PrivacyCheck(String name, String title, String problem, String fix, Pattern value, Query query, Op plan) {
    /** These look at the ontology, not at a case. */
    private static final String OF_THE_ONTOLOGY = "queries/checks/ontology-";

    static Stream<PrivacyCheck> ofProject() {
        return ProjectFiles.under("queries/checks", ".rq").entrySet().stream()
                .filter(file -> !file.getKey().startsWith(OF_THE_ONTOLOGY))
                .map(file -> read(file.getKey(), file.getValue()));
    }

    private static PrivacyCheck read(String file, String text) {
        QueryFile read = QueryFile.read(file, text);
        QueryHeader header = read.header();
        return new PrivacyCheck(
                read.id(),
                header.text("title"),
                header.text("problem"),
                header.text("fix"),
                Pattern.compile(header.text("value")),
                read.query(),
                Algebra.optimize(Algebra.compile(read.query())));
    }

    /** Whether an IRI, or the characters of a literal, may be something that this finds. */
    boolean mayFind(Node node) {
        return mayFind(text(node));
    }

    boolean mayFind(String text) {
        return value.matcher(text).find();
    }

    /** The IRI, or the characters of a literal. */
    static String text(Node node) {
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    Stream<Violation> violations(SourceGraph source) {
        return rows(source.graph()).stream().map(row -> violation(source, row.get("entity"), row.get("value")));
    }

    /** How many there are in a case, or in what is around the nodes that hold a text which {@link #mayFind} knows. */
    long count(Graph graph) {
        return rows(graph).size();
    }

    private List<Binding> rows(Graph graph) {
        ExecutionContext context = ExecutionContext.createForGraph(graph);
        QueryIterator rows = QC.execute(plan, QueryIterRoot.create(context), context);
        try {
            List<Binding> found = new ArrayList<>();
            rows.forEachRemaining(found::add);
            return found;
        } finally {
            rows.close();
        }
    }

    private Violation violation(SourceGraph source, Node entity, Node value) {
        Triple at = Triple.create(entity, Node.ANY, value);
        return Violation.of(name, source, entity, at, Optional.of(value), problem, fix);
    }
}
