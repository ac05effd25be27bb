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
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.RDFOutput;
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
    public static boolean write(Query query, DatasetGraph dataset, ResultFormat format, OutputStream out) {
        try (QueryExec execution = QueryExec.dataset(dataset)
                .query(query)
                .set(ARQ.httpServiceAllowed, false)
                .build()) {
            return write(execution, format, out);
        }
    }

    /** As {@link #write(Query, DatasetGraph, ResultFormat, OutputStream)}, for a caller that sets the limits itself. */
    public static boolean write(QueryExec execution, ResultFormat format, OutputStream out) {
        try {
            return writeAny(execution, format, out);
        } catch (QueryDeniedException e) {
            throw Problem.of(
                    "SERVICE", "other endpoints are not asked", "Ask them apart, or load their data as a source", e);
        }
    }

    /** Writes rows, to the last one. */
    public static void write(RowSet rows, ResultFormat format, OutputStream out) {
        writeRows(rows, format, out);
    }

    private static boolean writeAny(QueryExec execution, ResultFormat format, OutputStream out) {
        Query query = execution.getQuery();
        if (query.isSelectType()) {
            RowSet rows = execution.select();
            boolean any = rows.hasNext();
            writeRows(rows, format, out);
            return any;
        }
        if (query.isAskType()) {
            writeTruth(execution.ask(), format, out);
        } else if (format == ResultFormat.TABLE || format == ResultFormat.TURTLE) {
            writeGraph(query.isConstructType() ? execution.construct() : execution.describe(), out);
        } else {
            throw Problem.of(
                    format.shortName(), "this format cannot hold the graph that the query makes", "Use turtle");
        }
        return true;
    }

    private static void writeRows(RowSet rows, ResultFormat format, OutputStream out) {
        switch (format) {
            case TABLE -> {
                PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                AnswerTable.of(rows).lines().forEach(line -> text.print(line + "\n"));
                text.flush();
            }
            case CSV -> CsvRows.write(rows, out);
            case TURTLE -> writeModel(RDFOutput.encodeAsModel(ResultSet.adapt(rows)), out);
            default ->
                RowSetWriterRegistry.getFactory(lang(format))
                        .create(lang(format))
                        .write(out, rows, ARQ.getContext());
        }
    }

    private static void writeTruth(boolean truth, ResultFormat format, OutputStream out) {
        switch (format) {
            case TABLE -> {
                PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                text.print(truth + "\n");
                text.flush();
            }
            case TURTLE -> writeModel(RDFOutput.encodeAsModel(truth), out);
            default ->
                RowSetWriterRegistry.getFactory(lang(format))
                        .create(lang(format))
                        .write(out, truth, ARQ.getContext());
        }
    }

    private static void writeModel(Model model, OutputStream out) {
        writeGraph(model.getGraph(), out);
    }

    private static void writeGraph(Graph graph, OutputStream out) {
        RDFDataMgr.write(out, graph, Lang.TURTLE);
    }

    private static Lang lang(ResultFormat format) {
        return switch (format) {
            case CSV -> ResultSetLang.RS_CSV;
            case TSV -> ResultSetLang.RS_TSV;
            case JSON -> ResultSetLang.RS_JSON;
            case XML -> ResultSetLang.RS_XML;
            case TABLE, TURTLE -> throw new IllegalArgumentException(format + " is no result format of Jena");
        };
    }
}
