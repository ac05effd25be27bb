package org.casegraph.cohort;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.evaluation.row.ValueRow;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;

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
        List<Node> fresh = Stream.concat(Stream.of(asked), arguments.stream())
                .filter(argument -> argument.isVariable() && !binding.contains(Var.alloc(argument)))
                .distinct()
                .toList();
        int outputs = asked.isVariable() ? ARGUMENTS + 1 : ARGUMENTS;
        return QueryIterPlainWrapper.create(
                fresh.size() == outputs
                        ? new FreshRows(binding, BoundArguments.variables(fresh), diseases.iterator(), watch)
                        : Iter.flatMap(diseases.iterator(), disease -> BoundArguments.of(
                                        binding, List.of(asked), List.of(disease.disease()))
                                .map(row -> rows(row, disease, arguments, watch))
                                .orElseGet(Iter::nullIterator)),
                context);
    }

    private static Iterator<Binding> rows(
            Binding row, DiagnosisFindings.OfDisease disease, List<Node> arguments, Runnable watch) {
        return Iter.flatMap(IntStream.range(0, disease.size()).iterator(), number -> {
            watch.run();
            return BoundArguments.of(row, arguments, List.of(disease.finding(number), disease.cases(number))).stream()
                    .iterator();
        });
    }

    /** The rows where each value is of a variable of its own that has none yet: a million of them, so one iterator alone. */
    private static final class FreshRows implements Iterator<Binding> {
        private final Binding binding;

        /** The finding and the cases are the last two; the disease is before them if it was not given. */
        private final Var[] variables;

        private final Iterator<DiagnosisFindings.OfDisease> diseases;
        private final Runnable watch;
        private DiagnosisFindings.@Nullable OfDisease disease;
        private int number;

        FreshRows(Binding binding, Var[] variables, Iterator<DiagnosisFindings.OfDisease> diseases, Runnable watch) {
            this.binding = binding;
            this.variables = variables;
            this.diseases = diseases;
            this.watch = watch;
        }

        @Override
        public boolean hasNext() {
            while (disease == null || number == disease.size()) {
                if (!diseases.hasNext()) {
                    return false;
                }
                disease = diseases.next();
                number = 0;
            }
            return true;
        }

        @Override
        public Binding next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            watch.run();
            DiagnosisFindings.OfDisease of = Objects.requireNonNull(disease);
            Node finding = of.finding(number);
            Node cases = of.cases(number++);
            return new ValueRow(
                    binding,
                    variables,
                    variables.length == ARGUMENTS
                            ? new Node[] {finding, cases}
                            : new Node[] {of.disease(), finding, cases});
        }
    }
}
