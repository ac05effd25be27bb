package org.casegraph.evaluation;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.library.triple.TripleTermOps;

/**
 * A triple term that an expression makes, by TRIPLE or as {@code <<( ?s ?p ?o )>>}, with a subject that RDF admits. Jena
 * 5.6.0 takes a triple term there, too, so that one that holds the one before twice doubles with each BIND.
 */
final class GuardedTriple extends ExprFunction3 {
    private final Evaluation evaluation;

    GuardedTriple(Expr subject, Expr predicate, Expr object, Evaluation evaluation) {
        super(subject, predicate, object, "TRIPLE");
        this.evaluation = evaluation;
    }

    /** The same expression, if it is no triple term. */
    static Expr of(Expr expression, Evaluation evaluation) {
        return expression instanceof ExprTripleTerm term ? of(term.getTriple(), evaluation) : expression;
    }

    static ExprList of(ExprList expressions, Evaluation evaluation) {
        return ExprList.create(
                expressions.getList().stream().map(each -> of(each, evaluation)).toList());
    }

    private static Expr of(Triple triple, Evaluation evaluation) {
        return new Caught(
                new GuardedTriple(
                        part(triple.getSubject(), evaluation),
                        part(triple.getPredicate(), evaluation),
                        part(triple.getObject(), evaluation),
                        evaluation),
                evaluation);
    }

    private static Expr part(Node node, Evaluation evaluation) {
        return node.isTripleTerm() ? of(node.getTriple(), evaluation) : ExprLib.nodeToExpr(node);
    }

    @Override
    public NodeValue eval(NodeValue subject, NodeValue predicate, NodeValue object) {
        evaluation.check();
        if (!subject.isIRI() && !subject.isBlank()) {
            throw new ExprEvalException("the subject of a triple is an IRI or a blank node");
        }
        return TripleTermOps.fnTriple(subject, predicate, object);
    }

    @Override
    public Expr copy(Expr subject, Expr predicate, Expr object) {
        return new GuardedTriple(subject, predicate, object, evaluation);
    }
}
