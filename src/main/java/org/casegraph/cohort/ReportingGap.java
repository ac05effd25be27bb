package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.vocabulary.CG;

/**
 * {@code ?case <https://w3id.org/casegraph/function#reportingGap> (?concluded ?finding ?cases ?n percent ?absent)}: a solution
 * for each class of finding that at least percent of the n cases with the same final diagnosis have, one of them as its own
 * finding, and that this case neither has, suspects nor denies. Percent must be bound; absent, which may be left out, is how
 * many of the n deny it and have none. It always counts all cases of the
 * store, whichever graphs a query chooses.
 */
public final class ReportingGap extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#reportingGap";

    private static final CallForm FORM = new CallForm(IRI, "?case and (?concluded ?finding ?cases ?n percent ?absent)");
    private static final int ARGUMENTS = 6;
    private static final int OUTPUTS = 4;

    private final Supplier<ReportingGaps> gaps;

    ReportingGap(Supplier<ReportingGaps> gaps) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.gaps = gaps;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> arguments = object.getArgList();
        if (arguments.size() != ARGUMENTS && arguments.size() != ARGUMENTS - 1) {
            throw FORM.wrong();
        }
        int percent = FORM.wholeNumber(arguments.get(OUTPUTS), 0, "percent");
        Runnable watch = WatchedDataset.watch(context);
        Collection<Node> cases = subject.getArg().isVariable() ? gaps.get().cases() : List.of(subject.getArg());
        Iterator<Binding> solutions = Iter.flatMap(cases.iterator(), each -> {
            watch.run();
            Node asked = arguments.get(0);
            Collection<Node> concluded = asked.isVariable() ? gaps.get().concluded(each) : List.of(asked);
            return concluded.stream()
                    .flatMap(disease -> gaps.get().of(each, disease, percent, watch).stream()
                            .flatMap(gap -> solution(binding, subject.getArg(), each, arguments, disease, gap)))
                    .iterator();
        });
        return QueryIterPlainWrapper.create(solutions, context);
    }

    private static Stream<Binding> solution(
            Binding binding, Node subject, Node caseName, List<Node> arguments, Node concluded, ReportingGaps.Gap gap) {
        List<Node> asked = new ArrayList<>(List.of(subject));
        asked.addAll(arguments.subList(0, OUTPUTS));
        List<Node> values =
                new ArrayList<>(List.of(caseName, concluded, gap.finding(), number(gap.cases()), number(gap.all())));
        if (arguments.size() == ARGUMENTS) {
            asked.add(arguments.get(ARGUMENTS - 1));
            values.add(number(gap.absent()));
        }
        return BoundArguments.of(binding, asked, values).stream();
    }

    private static Node number(int count) {
        return NodeValue.makeInteger(count).asNode();
    }
}
