package org.casegraph.query.caution;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.query.PathProperties;

/**
 * A query as a graph, in the terms of the SPIN SPARQL Syntax (http://spinrdf.org/sp.html), so far as cautions ask for it.
 * Every pattern is an {@code sp:element} of what it stands in, however deep. A variable is one node, by its name. A sequence
 * of properties is as many triples; of any other path each property is an {@code sp:path} of its own.
 *
 * @param graph its nodes have IRIs that stand nowhere else
 * @param patterns how many there are
 */
record SpinSyntax(Graph graph, int patterns) {
    private static final String SP = "http://spinrdf.org/sp#";
    private static final String HERE = "tag:casegraph,2026:query#";

    static SpinSyntax of(Query query) {
        Writer writer = new Writer();
        writer.query(query);
        return new SpinSyntax(writer.graph, writer.patterns);
    }

    /** Whether it is a class or property of the syntax. */
    static boolean isTerm(Node node) {
        return node.isURI() && node.getURI().startsWith(SP);
    }

    /** Whether it says something of a query. */
    static boolean says(Triple pattern) {
        return isTerm(pattern.getPredicate())
                || pattern.getPredicate().equals(RDF.Nodes.type) && isTerm(pattern.getObject());
    }

    private static final class Writer {
        private final Graph graph = GraphMemFactory.createDefaultGraph();
        private final Map<String, Node> variables = new HashMap<>();
        private int nodes;
        private int patterns;

        private void query(Query query) {
            Node node = fresh(query.isAskType() ? "Ask" : "Select");
            if (query.isDistinct() || query.isReduced()) {
                graph.add(node, sp("distinct"), NodeValue.TRUE.asNode());
            }
            if (query.isSelectType()) {
                query.getProject()
                        .getVars()
                        .forEach(variable -> graph.add(node, sp("resultVariables"), term(variable)));
            }
            query.getGroupBy().getVars().forEach(variable -> graph.add(node, sp("groupBy"), term(variable)));
            if (query.hasOrderBy()) {
                for (SortCondition condition : query.getOrderBy()) {
                    condition
                            .getExpression()
                            .getVarsMentioned()
                            .forEach(variable -> graph.add(node, sp("orderBy"), term(variable)));
                }
            }
            query.getAggregators().forEach(aggregate -> aggregate(node, aggregate));
            if (query.getQueryPattern() != null) {
                walk(query.getQueryPattern(), node);
            }
        }

        private void aggregate(Node query, ExprAggregator expression) {
            Aggregator aggregator = expression.getAggregator();
            String name = aggregator.getName();
            Node node = fresh(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
            graph.add(query, sp("expression"), node);
            if (aggregator.toString().toLowerCase(Locale.ROOT).contains("distinct")) {
                graph.add(node, sp("distinct"), NodeValue.TRUE.asNode());
            }
            ExprList arguments = aggregator.getExprList();
            if (arguments != null) {
                arguments.getVarsMentioned().forEach(variable -> graph.add(node, sp("arg1"), term(variable)));
            }
        }

        private void walk(Element element, Node within) {
            if (element instanceof ElementGroup group) {
                group.getElements().forEach(each -> walk(each, within));
            } else if (element instanceof ElementUnion union) {
                union.getElements().forEach(each -> walk(each, within));
            } else if (element instanceof ElementPathBlock block) {
                block.getPattern().forEach(pattern -> pattern(pattern, within));
            } else if (element instanceof ElementFilter filter) {
                filter(filter.getExpr(), within);
            } else if (element instanceof ElementBind bind) {
                filter(bind.getExpr(), within);
            } else if (element instanceof ElementMinus minus) {
                walk(minus.getMinusElement(), fresh("Minus"));
            } else if (element instanceof ElementOptional optional) {
                walk(optional.getOptionalElement(), fresh("Optional"));
            } else if (element instanceof ElementNamedGraph named) {
                Node node = fresh("NamedGraph");
                graph.add(node, sp("graphNameNode"), term(named.getGraphNameNode()));
                walk(named.getElement(), node);
            } else if (element instanceof ElementSubQuery sub) {
                query(sub.getQuery());
            }
        }

        private void filter(Expr expression, Node within) {
            Node node = fresh("Filter");
            graph.add(within, sp("element"), node);
            expression.getVarsMentioned().forEach(variable -> graph.add(node, sp("arg1"), term(variable)));
            patternsOf(expression);
        }

        private void patternsOf(Expr expression) {
            if (expression instanceof ExprFunctionOp exists) {
                boolean isNot = exists.getFunctionSymbol()
                        .getSymbol()
                        .toLowerCase(Locale.ROOT)
                        .contains("not");
                walk(exists.getElement(), fresh(isNot ? "NotExists" : "Exists"));
            } else if (expression instanceof ExprFunction function) {
                function.getArgs().forEach(this::patternsOf);
            }
        }

        private void pattern(TriplePath pattern, Node within) {
            Path path = pattern.isTriple() ? new P_Link(pattern.getPredicate()) : pattern.getPath();
            if (pattern.isTriple() && !pattern.getPredicate().isURI()) {
                triple(pattern.getSubject(), pattern.getPredicate(), pattern.getObject(), within);
            } else {
                path(pattern.getSubject(), path, pattern.getObject(), within);
            }
        }

        private void path(Node subject, Path path, Node object, Node within) {
            if (path instanceof P_Link link) {
                triple(subject, link.getNode(), object, within);
            } else if (path instanceof P_Inverse inverse) {
                path(object, inverse.getSubPath(), subject, within);
            } else if (path instanceof P_Seq sequence) {
                Node between = Var.alloc(" " + nodes);
                path(subject, sequence.getLeft(), between, within);
                path(between, sequence.getRight(), object, within);
            } else {
                Node node = fresh("TriplePath");
                patterns++;
                graph.add(within, sp("element"), node);
                graph.add(node, sp("subject"), term(subject));
                graph.add(node, sp("object"), term(object));
                PathProperties.of(path).forEach(property -> graph.add(node, sp("path"), property));
            }
        }

        private void triple(Node subject, Node predicate, Node object, Node within) {
            Node node = fresh("TriplePattern");
            patterns++;
            graph.add(within, sp("element"), node);
            graph.add(node, sp("subject"), term(subject));
            graph.add(node, sp("predicate"), term(predicate));
            graph.add(node, sp("object"), term(object));
        }

        private Node fresh(String type) {
            Node node = NodeFactory.createURI(HERE + nodes++);
            graph.add(node, RDF.type.asNode(), sp(type));
            return node;
        }

        /** A variable, a blank node or a triple term as a node of its own, any other as it is. */
        private Node term(Node node) {
            if (node.isTripleTerm()) {
                Node term = fresh("TripleTerm");
                graph.add(term, sp("subject"), term(node.getTriple().getSubject()));
                graph.add(term, sp("predicate"), term(node.getTriple().getPredicate()));
                graph.add(term, sp("object"), term(node.getTriple().getObject()));
                return term;
            }
            if (node.isConcrete() && !node.isBlank()) {
                return node;
            }
            String name = Var.isVar(node) ? Var.alloc(node).getVarName() : node.toString();
            return variables.computeIfAbsent(name, key -> {
                Node variable = fresh("Variable");
                graph.add(variable, sp("varName"), NodeFactory.createLiteralString(key));
                return variable;
            });
        }

        private static Node sp(String name) {
            return NodeFactory.createURI(SP + name);
        }
    }
}
