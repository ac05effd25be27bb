package org.casegraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/**
 * The triple patterns of a query that count towards how many hops a question needs: not labels, other names of a term,
 * passages and quotes, and not what is in OPTIONAL; in FILTER EXISTS they count.
 */
final class CountedPatterns extends ElementVisitorBase {
    private static final Set<Node> FREE =
            Set.of(RDFS.label.asNode(), SKOS.exactMatch.asNode(), CG.statedIn, CG.alsoStatedIn, CG.quote);

    private final boolean withOptional;
    private final List<TriplePath> found = new ArrayList<>();

    private CountedPatterns(boolean withOptional) {
        this.withOptional = withOptional;
    }

    static List<String> of(Query query) {
        CountedPatterns patterns = new CountedPatterns(false);
        query.getQueryPattern().visit(patterns);
        return patterns.found.stream()
                .filter(pattern -> pattern.getPredicate() == null || !FREE.contains(pattern.getPredicate()))
                .map(TriplePath::toString)
                .toList();
    }

    /** All property paths, in OPTIONAL too. */
    static List<String> paths(Query query) {
        CountedPatterns patterns = new CountedPatterns(true);
        query.getQueryPattern().visit(patterns);
        return patterns.found.stream()
                .filter(pattern -> !pattern.isTriple())
                .map(TriplePath::toString)
                .toList();
    }

    @Override
    public void visit(ElementPathBlock block) {
        block.patternElts().forEachRemaining(found::add);
    }

    @Override
    public void visit(ElementGroup group) {
        group.getElements().forEach(this::enter);
    }

    @Override
    public void visit(ElementUnion union) {
        union.getElements().forEach(this::enter);
    }

    @Override
    public void visit(ElementOptional optional) {
        if (withOptional) {
            enter(optional.getOptionalElement());
        }
    }

    @Override
    public void visit(ElementMinus minus) {
        enter(minus.getMinusElement());
    }

    @Override
    public void visit(ElementNamedGraph graph) {
        enter(graph.getElement());
    }

    @Override
    public void visit(ElementSubQuery inner) {
        enter(inner.getQuery().getQueryPattern());
    }

    @Override
    public void visit(ElementFilter filter) {
        Walker.walk(filter.getExpr(), new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp exists) {
                enter(exists.getElement());
            }
        });
    }

    private void enter(Element element) {
        element.visit(this);
    }
}
