package org.casegraph.query;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Writes SPARQL 1.2 Query Results CSV (https://www.w3.org/TR/sparql12-results-csv-tsv/). Jena's own writer leaves out
 * the {@code _:} of a blank node, which the recommendation and its tests ask for.
 */
final class CsvRows {
    private static final String END = "\r\n";

    private final Map<Node, String> labels = new HashMap<>();
    private final Writer out;

    private CsvRows(Writer out) {
        this.out = out;
    }

    static void write(RowSet rows, OutputStream out) {
        try {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            new CsvRows(text).write(rows);
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(RowSet rows) throws IOException {
        List<Var> variables = rows.getResultVars();
        for (Iterator<Var> heading = variables.iterator(); heading.hasNext(); ) {
            out.write(quoted(heading.next().getVarName()));
            out.write(heading.hasNext() ? "," : "");
        }
        out.write(END);
        while (rows.hasNext()) {
            Binding row = rows.next();
            for (Iterator<Var> columns = variables.iterator(); columns.hasNext(); ) {
                Node node = row.get(columns.next());
                out.write(node == null ? "" : quoted(text(node)));
                out.write(columns.hasNext() ? "," : "");
            }
            out.write(END);
        }
    }

    private String text(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        if (node.isTripleTerm()) {
            Triple triple = node.getTriple();
            return "<<( " + text(triple.getSubject()) + " " + text(triple.getPredicate()) + " "
                    + within(triple.getObject()) + " )>>";
        }
        return node.isURI() ? node.getURI() : labels.computeIfAbsent(node, blank -> "_:b" + labels.size());
    }

    /** A literal within a triple term always stands in quotation marks. */
    private String within(Node node) {
        return node.isLiteral() ? '"' + text(node).replace("\"", "\"\"") + '"' : text(node);
    }

    private static String quoted(String text) {
        return isSpecial(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static boolean isSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
