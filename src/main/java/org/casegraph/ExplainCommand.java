package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.explanation.Explanation;
import org.casegraph.explanation.OrderProof;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints why a node or a triple is in the graph, down to the quotes. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        customSynopsis = "casegraph explain IRI [PROPERTY VALUE] [--source=FILE...]",
        description = "Why something is in the graph: who says it, the rule that made it, or the proof of an order.")
final class ExplainCommand implements Runnable {
    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Parameters(
            index = "0",
            paramLabel = "IRI",
            description = "A node: an IRI, or written as wang-2022#glossitis, cg:Glossitis or HP:0000206, or a label.")
    private String subject;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PROPERTY",
            description = "A property, to ask why it has that value; a is short for rdf:type.")
    private @Nullable String property;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "The value of the property, as an IRI or likewise.")
    private @Nullable String object;

    @Mixin
    private SourceOption sources = new SourceOption();

    /** @param out written in UTF-8 */
    ExplainCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
    }

    @Override
    public void run() {
        if (property != null && object == null) {
            throw Problem.of(Mistake.BAD_ARGUMENT, property, "a property needs a value", "Add the third IRI");
        }
        try (Store store = stores.apply(sources.files()).build()) {
            lines(store).forEach(out::println);
            out.flush();
        }
    }

    private List<String> lines(Store store) {
        Graph union = store.dataset().getDefaultGraph();
        NameResolver names = new NameResolver(union);
        Node start = names.find(subject);
        if (property == null || object == null) {
            List<String> lines = new ArrayList<>(Explanation.of(start, union).lines());
            OrderProof.ofBounds(start, store.order(), union).forEach(proof -> lines.addAll(proof.lines()));
            return lines;
        }
        Node predicate = property.equals("a") ? RDF.type.asNode() : names.find(property, Kind.PROPERTY);
        Triple triple = Triple.create(start, predicate, names.find(object));
        return OrderProof.canProve(predicate)
                ? OrderProof.of(triple, store.order(), union).lines()
                : Explanation.of(triple, store.dataset()).lines();
    }
}
