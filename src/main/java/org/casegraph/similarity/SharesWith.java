package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
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
        return QueryIterPlainWrapper.create(rows(binding, given), context);
    }

    private Iterator<Binding> rows(Binding binding, List<Node> given) {
        SimilarityIndex all = index.get();
        int[] ones = asked(given.get(0), all);
        int[] others = asked(given.get(1), all);
        if (ones.length > 1 && others.length == 1) {
            // What two share is the same from either side.
            SharedClasses ofOther = new SharedClasses(all, others[0]);
            return Iter.flatMap(
                    Arrays.stream(ones).iterator(),
                    one -> rows(
                            binding,
                            given,
                            ofOther,
                            one,
                            all.cases().get(one),
                            all.cases().get(others[0])));
        }
        return Iter.flatMap(Arrays.stream(ones).iterator(), one -> {
            SharedClasses ofOne = new SharedClasses(all, one);
            return Iter.flatMap(
                    Arrays.stream(others).iterator(),
                    other -> rows(
                            binding,
                            given,
                            ofOne,
                            other,
                            all.cases().get(one),
                            all.cases().get(other)));
        });
    }

    private static Iterator<Binding> rows(
            Binding binding, List<Node> given, SharedClasses classes, int with, Node one, Node other) {
        if (one.equals(other)) {
            return Iter.nullIterator();
        }
        List<Binding> rows = new ArrayList<>();
        classes.with(with, place -> BoundArguments.of(
                        binding, given, List.of(one, other, classes.node(place), classes.informationContent(place)))
                .ifPresent(rows::add));
        return rows.iterator();
    }

    /** The numbers of the cases that an argument stands for. */
    private static int[] asked(Node argument, SimilarityIndex all) {
        return argument.isVariable()
                ? IntStream.range(0, all.cases().size()).toArray()
                : all.number(argument).stream().mapToInt(Integer::intValue).toArray();
    }
}
