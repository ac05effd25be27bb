package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    private static final List<Var> VARIABLES = List.of(Var.alloc("a"), Var.alloc("größe"), Var.alloc("c_3"));

    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "two \"words\" \\ and </script> a/b <",
            "\b\f\n\r\t\u0000\u001f\u007f\u0085\u009f\u00a0",
            "naïve β 漢字 \u2000\u2028\u20ff\u2100",
            "\ud83d\ude00 whole, \ud83d half and \ude00 the other, at the end \ud83d");

    private final Random random = new Random(7);

    @Test
    void theBytesAreThoseOfJenasOwnWriter() {
        for (int size : new int[] {0, 1, 2, 300}) {
            List<Binding> rows = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                rows.add(row());
            }
            assertEquals(
                    written(rows, VARIABLES, JsonRowsTest::jena),
                    written(rows, VARIABLES, JsonRows::write),
                    "of " + size);
        }
    }

    @Test
    void rowsOfNoVariablesAreAlikeToo() {
        List<Binding> rows = List.of(BindingFactory.empty(), BindingFactory.empty());

        assertEquals(written(rows, List.of(), JsonRowsTest::jena), written(rows, List.of(), JsonRows::write));
    }

    /** Where a part of the text is handed on, nothing is lost. */
    @Test
    void aTextLongerThanAnyPartStaysWhole() {
        for (int length = 16_360; length < 16_400; length++) {
            Binding row = Binding.builder()
                    .add(
                            VARIABLES.get(0),
                            NodeFactory.createLiteralString("β\u2028".repeat(length) + "\"".repeat(length)))
                    .build();

            assertEquals(
                    written(List.of(row), VARIABLES, JsonRowsTest::jena),
                    written(List.of(row), VARIABLES, JsonRows::write));
            length += random.nextInt(12);
        }
    }

    private Binding row() {
        BindingBuilder row = Binding.builder();
        for (Var variable : VARIABLES) {
            if (random.nextInt(5) > 0) {
                row.add(variable, node(0));
            }
        }
        return row.build();
    }

    private Node node(int depth) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(depth < 2 ? 8 : 7)) {
            case 0 -> NodeFactory.createURI("http://example.org/" + text);
            case 1 -> NodeFactory.createBlankNode("n" + random.nextInt(5));
            case 2 -> NodeFactory.createLiteralString(text);
            case 3 -> NodeFactory.createLiteralLang(text, "en-GB");
            case 4 -> NodeFactory.createLiteralDirLang(text, "ar", TextDirection.RTL);
            case 5 -> NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger);
            case 6 -> NodeFactory.createLiteralDT("3.50", XSDDatatype.XSDdecimal);
            default -> NodeFactory.createTripleTerm(node(depth + 1), NodeFactory.createURI("urn:p"), node(depth + 1));
        };
    }

    private static void jena(RowSet rows, ByteArrayOutputStream out) {
        RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON)
                .create(ResultSetLang.RS_JSON)
                .write(out, rows, ARQ.getContext());
    }

    private static String written(
            List<Binding> rows, List<Var> variables, BiConsumer<RowSet, ByteArrayOutputStream> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.accept(RowSetStream.create(variables, rows.iterator()), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
