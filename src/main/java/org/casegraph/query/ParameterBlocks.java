package org.casegraph.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.casegraph.vocabulary.CG;

/**
 * The blocks {@code VALUES ?_name { value }} of a query. Each is one parameter with its default; {@code UNDEF} is the
 * default that admits every value. So a file is right as it stands in any SPARQL tool, and an argument replaces a node
 * in the parsed query and never a piece of text.
 */
public final class ParameterBlocks {
    private ParameterBlocks() {}

    /** The parameters' variables with their defaults, in the order of the query. */
    static Map<Var, Optional<Node>> in(Query query) {
        Map<Var, Optional<Node>> defaults = new LinkedHashMap<>();
        QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                if (isParameter(block)) {
                    Var variable = block.getVars().get(0);
                    defaults.put(
                            variable, Optional.ofNullable(block.getRows().get(0).get(variable)));
                }
                return super.transform(block);
            }
        });
        return defaults;
    }

    /** A copy of the query in which these values stand in place of the defaults; where there are none, any is admitted. */
    static Query bind(Query query, Map<Var, List<Node>> values) {
        return QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                if (!isParameter(block)) {
                    return super.transform(block);
                }
                Var variable = block.getVars().get(0);
                List<Node> given = values.get(variable);
                if (given == null) {
                    return super.transform(block);
                }
                return new ElementData(
                        List.of(variable),
                        given.isEmpty()
                                ? List.of(BindingFactory.empty())
                                : given.stream()
                                        .map(value -> BindingFactory.binding(variable, value))
                                        .toList());
            }
        });
    }

    /** The text in which the lines of the parameters hold what a bound query holds there. */
    static String write(String text, Query query, Query bound) {
        PrefixMap prefixes = Prefixes.adapt(query.getPrefixMapping());
        String written = ChosenCases.write(text, bound, prefixes);
        for (Map.Entry<Var, Optional<Node>> value : in(bound).entrySet()) {
            String node = value.getValue()
                    .map(found -> NodeFmtLib.str(found, prefixes))
                    .orElse("UNDEF");
            written = Pattern.compile("(VALUES\\s+\\?" + value.getKey().getVarName() + "\\s*\\{)[^}]*}")
                    .matcher(written)
                    .replaceAll("$1 " + Matcher.quoteReplacement(node) + " }");
        }
        try {
            return QueryFactory.create(written, CG.BASE, bound.getSyntax()).equals(bound) ? written : bound.serialize();
        } catch (QueryException e) {
            return bound.serialize();
        }
    }

    /** Whether it is a parameter whose every value is admitted. */
    public static boolean admitsAll(ElementData block) {
        return isParameter(block)
                && !block.getRows().get(0).contains(block.getVars().get(0));
    }

    public static boolean isParameter(ElementData block) {
        return block.getVars().size() == 1
                && block.getRows().size() == 1
                && block.getVars().get(0).getVarName().startsWith("_");
    }
}
