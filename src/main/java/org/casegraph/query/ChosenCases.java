package org.casegraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.InCohort;
import org.casegraph.project.QueryHeader;

/**
 * The place of a query where its cases are chosen. {@code VALUES ?_cohort { UNDEF }} is replaced by
 * {@code { ?case f:inCohort "sex=female" }}; in {@code VALUES ?_cohort { "" }}, which a function is given, the text is.
 * Where no case is chosen the query stays as it is, and means all in any engine.
 *
 * @param variable that a case is bound to
 * @param onlyAlone parameters whose default is an example, which gives way where anything else chooses the cases
 * @param examples defaults that give way where the cases have not what they name
 */
record ChosenCases(Var variable, List<String> onlyAlone, List<ExampleDefault> examples) {
    private static final Var COHORT = Var.alloc(CaseParameters.VARIABLE);
    private static final Node IN_COHORT = NodeFactory.createURI(InCohort.IRI);
    private static final Pattern PLACE =
            Pattern.compile("VALUES\\s+\\?" + CaseParameters.VARIABLE + "\\s*\\{\\s*UNDEF\\s*}");

    /** Empty if the header tells of no such place. */
    static Optional<ChosenCases> of(QueryHeader header) {
        return Optional.of(header.textOrEmpty("cohort"))
                .filter(variable -> !variable.isEmpty())
                .map(variable -> new ChosenCases(
                        Var.alloc(variable),
                        header.parts("parameters").stream()
                                .filter(part -> part.textOrEmpty("onlyAlone").equals("true"))
                                .map(part -> part.textOrEmpty("name"))
                                .toList(),
                        ExampleDefault.of(header)));
    }

    Query bind(Query query, CaseSelection selection) {
        Node text = NodeFactory.createLiteralString(selection.toString());
        return QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                if (!block.getVars().equals(List.of(COHORT))) {
                    return super.transform(block);
                }
                return ParameterBlocks.admitsAll(block)
                        ? pattern(text)
                        : new ElementData(block.getVars(), List.of(BindingFactory.binding(COHORT, text)));
            }
        });
    }

    private Element pattern(Node text) {
        ElementPathBlock block = new ElementPathBlock();
        block.addTriplePath(new TriplePath(Triple.create(variable, IN_COHORT, text)));
        ElementGroup group = new ElementGroup();
        group.addElement(block);
        return group;
    }

    /** The text with what {@link #bind} put into a query in its place; unchanged if there is nothing. */
    static String write(String text, Query bound, PrefixMap prefixes) {
        return inPlace(bound)
                .map(triple -> PLACE.matcher(text)
                        .replaceAll(Matcher.quoteReplacement("{ " + triple.getSubject() + " "
                                + NodeFmtLib.str(triple.getPredicate(), prefixes) + " "
                                + NodeFmtLib.str(triple.getObject(), prefixes) + " }")))
                .orElse(text);
    }

    private static Optional<Triple> inPlace(Query bound) {
        List<Triple> found = new ArrayList<>();
        QueryTransformOps.transform(bound, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementPathBlock block) {
                block.patternElts().forEachRemaining(path -> {
                    if (path.isTriple() && IN_COHORT.equals(path.getPredicate())) {
                        found.add(path.asTriple());
                    }
                });
                return super.transform(block);
            }
        });
        return found.stream().findFirst();
    }
}
