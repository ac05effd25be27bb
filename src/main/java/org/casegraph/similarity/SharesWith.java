package org.casegraph.similarity;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.vocabulary.CG;

/**
 * {@code ?case <https://w3id.org/casegraph/function#sharesWith> (?other ?shared ?informationContent)}: a solution for each
 * class of which both cases have a finding and that stands above no other such class, with its information content. Each
 * case that is not bound is every case in turn. It always compares all cases of the store, whichever graphs a query
 * chooses.
 */
public final class SharesWith extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#sharesWith";

    private static final CallForm FORM = new CallForm(IRI, "?case and (?other ?shared ?informationContent)");
    private static final int ARGUMENTS = 3;

    private final Supplier<SimilarityIndex> index;

    SharesWith(Supplier<SimilarityIndex> index) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.index = index;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> arguments = object.getArgList();
        if (arguments.size() != ARGUMENTS) {
            throw FORM.wrong();
        }
        List<Node> given = List.of(subject.getArg(), arguments.get(0), arguments.get(1), arguments.get(2));
        return QueryIterPlainWrapper.create(
                asked(subject.getArg())
                        .flatMap(one -> asked(arguments.get(0))
                                .filter(other -> !other.equals(one))
                                .flatMap(other -> index.get().shared(one, other).stream()
                                        .flatMap(shared -> BoundArguments.of(
                                                binding,
                                                given,
                                                List.of(
                                                        one,
                                                        other,
                                                        shared.findingClass(),
                                                        FindingStatistics.decimal(shared.informationContent())))
                                                .stream())))
                        .iterator(),
                context);
    }

    private Stream<Node> asked(Node argument) {
        return argument.isVariable() ? index.get().cases().stream() : Stream.of(argument);
    }
}
