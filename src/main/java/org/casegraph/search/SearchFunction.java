package org.casegraph.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.evaluation.function.Functions;
import org.casegraph.vocabulary.CG;

/**
 * {@code (?thing ?score ?text) <https://w3id.org/casegraph/function#search> ("text" most "kind" …)}: a solution for each
 * thing that a text finds, the best first, with what it was found by. All but the thing and the text may be left out, and
 * then the brackets: {@code ?thing f:search "text"}. A thing that is bound is kept if it is found. It searches all graphs of
 * the store, whichever a query chooses.
 */
public final class SearchFunction extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#search";

    private static final CallForm FORM = new CallForm(
            IRI,
            "(?thing ?score ?text) and (\"text\" most \"kind\" …), or ?thing and \"text\"; kinds are "
                    + Stream.of(Kind.values()).map(Kind::written).collect(Collectors.joining(", ")));
    private static final int OUTPUTS = 3;

    private final Supplier<TextIndex> index;
    private Optional<Answered> last = Optional.empty();

    private SearchFunction(Supplier<TextIndex> index) {
        super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
        this.index = index;
    }

    /**
     * Lets the queries on one dataset call it, beside all that they may call already.
     *
     * @param dataset the dataset's own context
     * @param index asked for when a query first calls it
     */
    public static void register(Context dataset, Supplier<TextIndex> index) {
        Functions.register(dataset, Map.of(IRI, iri -> new SearchFunction(index)));
    }

    private record Asked(String text, long most, Set<Kind> kinds) {}

    private record Answered(Asked asked, FoundThings found) {}

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> outputs = subject.isList() ? subject.getArgList() : List.of(subject.getArg());
        if (outputs.isEmpty() || outputs.size() > OUTPUTS) {
            throw FORM.wrong();
        }
        Asked asked = asked(object.isList() ? object.getArgList() : List.of(object.getArg()));
        FoundThings found = found(asked, WatchedDataset.watch(context));
        Stream<TextIndex.Hit> hits = outputs.get(0).isVariable()
                ? found.stream().limit(asked.most())
                : found.find(outputs.get(0), asked.most()).stream();
        Iterator<Binding> solutions = hits.flatMap(hit -> solution(binding, outputs, found, hit).stream())
                .iterator();
        return QueryIterPlainWrapper.create(solutions, context);
    }

    /** Mostly all rows of a query ask the same. */
    private FoundThings found(Asked asked, Runnable watch) {
        if (last.filter(before -> before.asked().equals(asked)).isEmpty()) {
            last = Optional.of(new Answered(asked, index.get().search(asked.text(), asked.kinds(), watch)));
        }
        return last.orElseThrow().found();
    }

    private static Asked asked(List<Node> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).isLiteral()) {
            throw FORM.wrong();
        }
        long most = Long.MAX_VALUE;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Node argument : arguments.subList(1, arguments.size())) {
            if (argument.isLiteral() && argument.getLiteralValue() instanceof Number number && number.longValue() > 0) {
                most = number.longValue();
            } else {
                kinds.add(Optional.of(argument)
                        .filter(Node::isLiteral)
                        .flatMap(kind -> Kind.named(kind.getLiteralLexicalForm()))
                        .orElseThrow(FORM::wrong));
            }
        }
        return new Asked(
                arguments.get(0).getLiteralLexicalForm(), most, kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds);
    }

    private static Optional<Binding> solution(
            Binding binding, List<Node> outputs, FoundThings found, TextIndex.Hit hit) {
        List<Node> values = new ArrayList<>(List.of(hit.thing()));
        if (outputs.size() > 1) {
            values.add(NodeFactory.createLiteralDT(Float.toString(hit.score()), XSDDatatype.XSDdecimal));
        }
        if (outputs.size() > 2) {
            values.add(NodeFactory.createLiteralString(
                    found.matched(hit).stream().map(TextIndex.Matched::text).collect(Collectors.joining("; "))));
        }
        return BoundArguments.of(binding, outputs, values);
    }
}
