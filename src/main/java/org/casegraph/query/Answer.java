package org.casegraph.query;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.RDFOutput;
import org.casegraph.graph.SortedGraph;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Runs a query and writes what it answers, in UTF-8. */
public final class Answer {
    private Answer() {}

    /**
     * Runs a query on a dataset; the caller holds the transaction if the dataset needs one. SERVICE is not followed.
     *
     * @return false if it is rows that the query asks for and there are none
     * @throws Problem if the format cannot hold the answer; nothing is written then
     */
    public static boolean write(Query query, DatasetGraph dataset, AnswerFormat format, OutputStream out) {
        try (QueryExec execution = QueryExec.dataset(dataset)
                .query(query)
                .set(ARQ.httpServiceAllowed, false)
                .build()) {
            return write(execution, format, out);
        }
    }

    /** As {@link #write(Query, DatasetGraph, AnswerFormat, OutputStream)}, for a caller that sets the limits itself. */
    public static boolean write(QueryExec execution, AnswerFormat format, OutputStream out) {
        try {
            return writeAny(execution, format, out);
        } catch (QueryDeniedException e) {
            throw Problem.of(
                    Mistake.QUERY_REFUSED,
                    "SERVICE",
                    "other endpoints are not asked",
                    "Ask them apart, or load their data as a source",
                    e);
        }
    }

    /** Writes rows, to the last one. */
    public static void write(RowSet rows, AnswerFormat format, OutputStream out) {
        writeRows(rows, format, out);
    }

    private static boolean writeAny(QueryExec execution, AnswerFormat format, OutputStream out) {
        Query query = execution.getQuery();
        requireFit(query, format);
        if (query.isSelectType()) {
            RowSet rows = execution.select();
            boolean any = rows.hasNext();
            writeRows(rows, format, out);
            return any;
        }
        if (query.isAskType()) {
            writeTruth(execution.ask(), format, out);
        } else {
            writeGraph(query.isConstructType() ? execution.construct() : execution.describe(), format, out);
        }
        return true;
    }

    private static void requireFit(Query query, AnswerFormat format) {
        boolean makesGraph = query.isConstructType() || query.isDescribeType();
        if (makesGraph && !format.holdsGraph()) {
            throw Problem.of(
                    Mistake.FORMAT_UNFIT,
                    format.shortName(),
                    "this format cannot hold the graph that the query makes",
                    "Use turtle");
        }
        if (!makesGraph && !format.holdsRows()) {
            throw Problem.of(
                    Mistake.FORMAT_UNFIT,
                    format.shortName(),
                    "this format holds a graph, and the query makes none",
                    "Use json");
        }
    }

    private static void writeRows(RowSet rows, AnswerFormat format, OutputStream out) {
        switch (format) {
            case TABLE -> {
                PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                AnswerTable.of(rows).lines().forEach(line -> text.print(line + "\n"));
                text.flush();
            }
            case JSON -> JsonRows.write(rows, out);
            case CSV -> CsvRows.write(rows, out);
            case TURTLE -> writeModel(RDFOutput.encodeAsModel(ResultSet.adapt(rows)), out);
            default ->
                RowSetWriterRegistry.getFactory(format.lang())
                        .create(format.lang())
                        .write(out, rows, ARQ.getContext());
        }
    }

    private static void writeTruth(boolean truth, AnswerFormat format, OutputStream out) {
        switch (format) {
            case TABLE -> {
                PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                text.print(truth + "\n");
                text.flush();
            }
            case TURTLE -> writeModel(RDFOutput.encodeAsModel(truth), out);
            default ->
                RowSetWriterRegistry.getFactory(format.lang())
                        .create(format.lang())
                        .write(out, truth, ARQ.getContext());
        }
    }

    private static void writeModel(Model model, OutputStream out) {
        writeGraph(model.getGraph(), AnswerFormat.TURTLE, out);
    }

    private static void writeGraph(Graph graph, AnswerFormat format, OutputStream out) {
        if (!format.holds(graph)) {
            throw Problem.of(
                    Mistake.FORMAT_UNFIT,
                    format.shortName(),
                    "this format cannot hold a triple term or a base direction, which the graph has",
                    "Use turtle");
        }
        RDFDataMgr.write(out, new SortedGraph(graph), format.layout());
    }
}
