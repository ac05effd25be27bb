package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.main.QueryEngineMain;

/** Things with values and labels, of which some have several and some none. */
final class SmallDataset {
    static final String PREFIX = "PREFIX : <https://example.org/> ";

    private final DatasetGraph dataset = RDFParser.fromString(
                    """
                    PREFIX : <https://example.org/>
                    :a :p 1 , 1.0 , 01 , :x . :b :p 1 , :x , :y , "z" . :c :p 2 , "z"@en . :d :p :x .
                    :a :q 1 , :y . :c :q :x . :b :q 1.0 .
                    :x :label "x" , "b" . :y :label "b" . :a :label "a" , "b" . :c :label "c" .
                    """,
                    Lang.TURTLE)
            .toDatasetGraph();

    /** As Jena evaluates it, each row with the values of what a query asks for. */
    List<String> rows(Op op, Query query) {
        List<String> rows = new ArrayList<>();
        QueryEngineMain.getFactory()
                .create(op, dataset, BindingFactory.root(), ARQ.getContext().copy())
                .iterator()
                .forEachRemaining(row -> rows.add(query.getResultVars().stream()
                        .map(name -> String.valueOf(row.get(name)))
                        .toList()
                        .toString()));
        return rows;
    }

    DatasetGraph graphs() {
        return dataset;
    }
}
