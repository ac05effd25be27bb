package org.casegraph.shapes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.shacl.engine.TargetType;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;

/**
 * Which of many nodes a SPARQL constraint has something to say of, or a SPARQL target chooses, asked of all of them at once:
 * Jena translates a constraint anew for each node, and looks for the nodes of a target in the whole ontology.
 */
record FocusQuery(Op pattern) {
    private static final Var THIS = Var.alloc("this");

    /**
     * The constraints of a shape that has nothing but SPARQL constraints, if each can be asked of many nodes.
     *
     * @return empty if the shape is to be asked of each node
     */
    static Optional<List<FocusQuery>> of(Shape shape) {
        List<Query> queries = shape.getConstraints().stream()
                .filter(SparqlConstraint.class::isInstance)
                .map(constraint -> ((SparqlConstraint) constraint).getQuery())
                .toList();
        boolean isAllSparql = !queries.isEmpty()
                && queries.size() == shape.getConstraints().size()
                && shape.getPropertyShapes().isEmpty();
        return isAllSparql && queries.stream().allMatch(FocusQuery::canBeAskedOfMany)
                ? Optional.of(queries.stream().map(FocusQuery::of).toList())
                : Optional.empty();
    }

    /**
     * The target of a shape that has one, a SPARQL query that can be asked of many nodes.
     *
     * @return empty if Jena is to look for the focus nodes
     */
    static Optional<FocusQuery> ofTarget(Shape shape) {
        return shape.getTargets().stream()
                .filter(target -> target.getTargetType() == TargetType.targetExtension
                        && shape.getTargets().size() == 1)
                .map(target -> ShLib.extractSPARQLQuery(target.getShapesGraph(), target.getObject()))
                .filter(query -> canBeAskedOfMany(query) && !query.hasLimit() && !query.hasGroupBy())
                .map(FocusQuery::of)
                .findFirst();
    }

    private static FocusQuery of(Query query) {
        return new FocusQuery(Algebra.optimize(Algebra.compile(query.getQueryPattern())));
    }

    private static boolean canBeAskedOfMany(Query query) {
        return query.isSelectType() && isFlat(query.getQueryPattern());
    }

    /** Whether a node that is bound before the pattern is seen in all of it: no scope of its own hides it. */
    private static boolean isFlat(Element pattern) {
        return pattern instanceof ElementGroup group
                && group.getElements().stream().allMatch(FocusQuery::isSimple);
    }

    private static boolean isSimple(Element element) {
        return element instanceof ElementPathBlock
                || element instanceof ElementFilter
                || element instanceof ElementBind
                || element instanceof ElementData
                || element instanceof ElementOptional optional && isFlat(optional.getOptionalElement());
    }

    /** Those of the nodes for which the pattern has a row. */
    Set<Node> rows(Graph data, Collection<Node> focusNodes) {
        ExecutionContext context = ExecutionContext.create(
                DatasetGraphFactory.wrap(data), ARQ.getContext().copy());
        QueryIterator focus = QueryIterPlainWrapper.create(
                focusNodes.stream()
                        .map(node -> BindingFactory.binding(THIS, node))
                        .iterator(),
                context);
        QueryIterator rows = QC.execute(pattern, focus, context);
        try {
            Set<Node> found = new LinkedHashSet<>();
            rows.forEachRemaining(row -> found.add(row.get(THIS)));
            return found;
        } finally {
            rows.close();
        }
    }
}
