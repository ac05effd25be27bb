package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IRI says what Jena's says, whatever it is asked of. */
class PlainIriTest {
    private static final int TEXTS = 20_000;
    private static final String[] PARTS = {
        "a",
        "b-c",
        "Z",
        "7",
        "/",
        "//",
        "/./",
        "/../",
        ".",
        "..",
        "#",
        "?x=1",
        ":",
        ":80",
        "%20",
        "%",
        " ",
        "<",
        "é",
        "@",
        "[",
        "-",
        "_",
        "w3id.org",
        "https://",
        "http://"
    };

    private final Var variable = Var.alloc("x");
    private final E_IRI jenas = new E_IRI("https://example.org/base/", new ExprVar(variable));
    private final PlainIri ours = new PlainIri(jenas);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://w3id.org/casegraph/case/a-2022#f1\"",
                "\"https://w3id.org/a\"@en",
                "\"https://w3id.org/a\"^^<http://www.w3.org/2001/XMLSchema#anyURI>",
                "\"relative\"",
                "\"\"",
                "<https://w3id.org/a>",
                "7",
                "true",
                "_:b1",
                "\"<_:b1>\"",
                "\"_:b1\""
            })
    void eachKindOfTerm(String written) {
        Node given = NodeFactoryExtra.parseNode(written);

        assertEquals(said(jenas, given), said(ours, given));
    }

    @Test
    void textsOfManyParts() {
        Random random = new Random(7);
        int plain = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "https://w3id.org/");
            for (int parts = random.nextInt(5); parts >= 0; parts--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            Node given = NodeFactory.createLiteralString(text.toString());
            plain += PlainIri.isPlain(text.toString()) ? 1 : 0;

            assertEquals(said(jenas, given), said(ours, given));
        }
        assertTrue(plain > TEXTS / 20, plain + " plain");
    }

    private String said(Expr iri, Node given) {
        try {
            return iri.eval(BindingFactory.binding(variable, given), new FunctionEnvBase())
                    .asNode()
                    .toString();
        } catch (ExprEvalException | org.apache.jena.irix.IRIException e) {
            return "error";
        }
    }
}
