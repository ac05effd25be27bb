package org.casegraph.table.review;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.casegraph.query.Column;
import org.casegraph.table.ParquetRows;

/** A sheet as Parquet; a column of numbers alone is one of numbers. */
final class ParquetSheet {
    private ParquetSheet() {}

    static void write(Sheet sheet, OutputStream out) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int number = 0; number < sheet.columns().size(); number++) {
            columns.add(new Column(
                    sheet.columns().get(number),
                    sheet.isOfNumbers(number) ? Column.Kind.NUMBER : Column.Kind.TEXT,
                    false));
        }
        try (ParquetWriter<Binding> writer = ParquetRows.open(sheet.name(), columns, out)) {
            for (List<Sheet.Value> row : sheet.rows()) {
                writer.write(binding(columns, row));
            }
        }
    }

    private static Binding binding(List<Column> columns, List<Sheet.Value> row) {
        BindingBuilder binding = BindingFactory.builder();
        for (int number = 0; number < row.size(); number++) {
            String text = row.get(number).text();
            if (!text.isEmpty()) {
                Node value = columns.get(number).kind() == Column.Kind.NUMBER
                        ? NodeFactory.createLiteralDT(text, XSDDatatype.XSDdecimal)
                        : NodeFactory.createLiteralString(text);
                binding.add(Var.alloc(columns.get(number).name()), value);
            }
        }
        return binding.build();
    }
}
