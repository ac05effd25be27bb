package org.casegraph.cohort;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.vocabulary.CG;

/**
 * {@code ?disease <https://w3id.org/casegraph/function#diagnosisFindingCount> (?finding ?cases)}: a solution for each disease
 * that final diagnoses conclude and each class of finding that cases with such a diagnosis have, with the number of these
 * cases. A finding has its own classes and all above them. It always counts all cases of the store, whichever graphs a
 * query chooses; {@code queries/plain/diagnosis-finding-counts.rq} has the same rows.
 */
public final class DiagnosisFindingCount extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#diagnosisFindingCount";

    private static final CallForm FORM = new CallForm(IRI, "?disease and (?finding ?cases)");
    private static final int ARGUMENTS = 2;

    private final Supplier<DiagnosisFindings> findings;

    DiagnosisFindingCount(Supplier<DiagnosisFindings> findings) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.findings = findings;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> arguments = object.getArgList();
        if (arguments.size() != ARGUMENTS) {
            throw FORM.wrong();
        }
        Runnable watch = WatchedDataset.watch(context);
        Node asked = subject.getArg();
        Collection<DiagnosisFindings.OfDisease> diseases = asked.isVariable()
                ? findings.get().diseases()
                : findings.get().disease(asked).stream().toList();
        return QueryIterPlainWrapper.create(
                Iter.flatMap(diseases.iterator(), disease -> BoundArguments.of(
                                binding, List.of(asked), List.of(disease.disease()))
                        .map(row -> rows(row, disease, arguments, watch))
                        .orElseGet(Iter::nullIterator)),
                context);
    }

    private static Iterator<Binding> rows(
            Binding row, DiagnosisFindings.OfDisease disease, List<Node> arguments, Runnable watch) {
        Iterator<Integer> numbers = IntStream.range(0, disease.size()).iterator();
        Node finding = arguments.get(0);
        Node cases = arguments.get(1);
        if (isFresh(finding, row) && isFresh(cases, row) && !finding.equals(cases)) {
            Var findingVariable = Var.alloc(finding);
            Var casesVariable = Var.alloc(cases);
            return Iter.map(numbers, number -> {
                watch.run();
                return BindingFactory.binding(
                        row, findingVariable, disease.finding(number), casesVariable, disease.cases(number));
            });
        }
        return Iter.flatMap(numbers, number -> {
            watch.run();
            return BoundArguments.of(row, arguments, List.of(disease.finding(number), disease.cases(number))).stream()
                    .iterator();
        });
    }

    private static boolean isFresh(Node argument, Binding row) {
        return argument.isVariable() && !row.contains(Var.alloc(argument));
    }
}
