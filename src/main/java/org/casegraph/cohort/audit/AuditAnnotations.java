package org.casegraph.cohort.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.evaluation.function.Functions;
import org.casegraph.vocabulary.CG;

/**
 * {@code "cohort" <https://w3id.org/casegraph/function#auditAnnotations> (?annotation ?disease ?term ?cohort ?annotatedPresent
 * ?annotatedOf ?present ?absent ?silent ?difference)}: a solution for each count of an annotation that cites a paper in which
 * one of the cases stands. {@code ?cohort} selects the cases of those papers with the disease, and of the sex if it counts
 * one only. It always looks at all cases of the store, whichever graphs a query chooses.
 */
public final class AuditAnnotations extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#auditAnnotations";

    private static final CallForm FORM = new CallForm(
            IRI,
            "\"cohort\" and (?annotation ?disease ?term ?cohort ?annotatedPresent ?annotatedOf ?present ?absent ?silent"
                    + " ?difference)");
    private static final int OUTPUTS = 10;

    private final Supplier<CaseSelector> selector;
    private final Supplier<AnnotationAudit> audit;

    private AuditAnnotations(Supplier<CaseSelector> selector, Supplier<AnnotationAudit> audit) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.selector = selector;
        this.audit = audit;
    }

    /**
     * Lets the queries on one dataset call it, beside what they can call already.
     *
     * @param dataset the dataset's own context; what follows is asked for when a query first calls for it
     */
    public static void register(Context dataset, Supplier<CaseSelector> selector, Supplier<AnnotationAudit> audit) {
        Functions.register(dataset, Map.of(IRI, iri -> new AuditAnnotations(selector, audit)));
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> outputs = object.getArgList();
        FORM.requireVariables(outputs, OUTPUTS);
        Runnable watch = WatchedDataset.watch(context);
        return QueryIterPlainWrapper.create(
                audit.get().of(selector.get().selected(subject.getArg(), watch), watch).stream()
                        .map(row -> solution(binding, outputs, row))
                        .iterator(),
                context);
    }

    private static Binding solution(Binding binding, List<Node> outputs, AuditedAnnotation row) {
        List<Node> values = List.of(
                row.annotation(),
                row.disease(),
                row.term(),
                NodeFactory.createLiteralString(cohort(row)),
                NodeFactoryExtra.intToNode(row.having()),
                NodeFactoryExtra.intToNode(row.of()),
                NodeFactoryExtra.intToNode(row.present()),
                NodeFactoryExtra.intToNode(row.absent()),
                NodeFactoryExtra.intToNode(row.silent()),
                NodeFactory.createLiteralString(row.difference().words()));
        return BoundArguments.of(binding, outputs, values).orElseThrow();
    }

    private static String cohort(AuditedAnnotation row) {
        return "disease=" + row.disease().getURI()
                + row.papers().stream()
                        .sorted(Comparator.comparing(Node::toString))
                        .map(paper -> "&source=" + paper)
                        .collect(Collectors.joining())
                + row.sex().map(sex -> "&sex=" + sex).orElse("");
    }
}
