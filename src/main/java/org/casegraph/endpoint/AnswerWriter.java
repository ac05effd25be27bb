package org.casegraph.endpoint;

import java.io.OutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.SortedGraph;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;

/** Writes what a query answers, counting its rows. */
final class AnswerWriter {
    private AnswerWriter() {}

    /**
     * Runs the query and writes its answer.
     *
     * @param format one of {@link AnswerFormat#of(Query)}
     * @param most rows to write; the rest is counted
     */
    static QueryService.Rows write(QueryExec execution, AnswerFormat format, OutputStream out, int most) {
        Query query = execution.getQuery();
        if (query.isSelectType()) {
            LimitedRows rows = new LimitedRows(execution.select(), most, query.isDistinct());
            Answer.write(rows.shown(), format, out);
            return rows.counted();
        }
        if (query.isAskType()) {
            Answer.write(execution, format, out);
        } else {
            write(query.isDescribeType() ? execution.describe() : execution.construct(), format, out);
        }
        return QueryService.Rows.NONE;
    }

    /**
     * Writes graphs with their names, where the format has room for names, and otherwise all as one.
     *
     * @throws RequestProblem as {@link #write(Graph, AnswerFormat, OutputStream)}
     */
    static void write(DatasetGraph named, AnswerFormat format, OutputStream out) {
        if (RDFLanguages.isQuads(format.lang()) && format != AnswerFormat.JSONLD) {
            RDFWriter.source(named).lang(format.lang()).output(out);
            return;
        }
        Graph all = GraphFactory.createDefaultGraph();
        all.getPrefixMapping().setNsPrefixes(named.prefixes().getMapping());
        named.find().forEachRemaining(quad -> all.add(quad.asTriple()));
        write(all, format, out);
    }

    /** @throws RequestProblem 406 if the graph has what the format cannot hold, as RDF/XML some properties */
    static void write(Graph answer, AnswerFormat format, OutputStream out) {
        if (!format.holds(answer)) {
            throw RequestProblem.of(406, "Not acceptable", cannot(format));
        }
        try {
            RDFWriter.source(new SortedGraph(answer)).format(format.layout()).output(out);
        } catch (JenaException e) {
            throw RequestProblem.of(406, "Not acceptable", cannot(format), e);
        }
    }

    private static String cannot(AnswerFormat format) {
        return "This graph cannot be written as " + format.shortName() + ". Ask for ntriples.";
    }
}
