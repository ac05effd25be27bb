package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.ExprUtils;
import org.casegraph.store.column.TermText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextConditionTest {
    private static final Var LABEL = Var.alloc("label");

    private static final List<String> TEXTS = List.of(
            "",
            "seizure",
            "Seizure",
            "Febrile SEIZURES",
            "a seizure.",
            "no such word",
            "seizur",
            "ſeizure",
            "\u212ainase",
            "kinase",
            "KINASE \u0130",
            "i",
            "naïve seizure",
            "the patient’s seizure – twice, 漢字",
            "\u212aIN",
            "wei\u00df \ufb01ne \u0131 \u0149ame",
            "SEI\u017fURE \u0130",
            "12",
            "two\nlines of seizure\nhere",
            "\"quoted\" seizure");

    private static final List<Node> TERMS = TEXTS.stream()
            .flatMap(text -> Stream.of(
                    NodeFactory.createLiteralString(text),
                    NodeFactory.createLiteralLang(text, "en"),
                    NodeFactory.createLiteralLang(text, "en-GB-x-ltr"),
                    NodeFactory.createLiteralLang(text, "DE"),
                    NodeFactory.createLiteralDirLang(text, "en", TextDirection.LTR),
                    NodeFactory.createLiteralDT(text, XSDDatatype.XSDtoken),
                    NodeFactory.createURI("http://example.org/" + text),
                    NodeFactory.createBlankNode(text + "x")))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONTAINS(?label, 'seizure')",
                "CONTAINS(LCASE(?label), 'seizure')",
                "CONTAINS(LCASE(?label), 'Seizure')",
                "CONTAINS(UCASE(?label), 'SEIZURE')",
                "CONTAINS(LCASE(?label), 'kinase')",
                "CONTAINS(LCASE(?label), 'i')",
                "CONTAINS(UCASE(?label), 'FINE')",
                "CONTAINS(UCASE(?label), 'SS')",
                "STRENDS(LCASE(?label), 'i')",
                "STRSTARTS(LCASE(?label), 'kin')",
                "CONTAINS(?label, '')",
                "CONTAINS(STR(?label), '12')",
                "CONTAINS(LCASE(STR(?label)), 'seizure')",
                "STRSTARTS(?label, 'seiz')",
                "STRSTARTS(LCASE(?label), 'seiz')",
                "STRENDS(LCASE(?label), 's')",
                "REGEX(?label, 'seizure')",
                "REGEX(?label, 'seizure', 'i')",
                "REGEX(?label, 'Seizure', 'si')",
                "REGEX(STR(?label), 'SEIZURE', 'i')",
                "REGEX(?label, '^seizure', 'i')",
                "REGEX(?label, 'e$')",
                "REGEX(?label, '^seizure$', 'i')",
                "REGEX(?label, '^$')",
                "REGEX(?label, 'kinase|^seiz|2$', 'i')",
                "REGEX(LCASE(?label), 'seizure')",
                "REGEX(?label, '')",
                "LANG(?label) = 'en'",
                "LANG(?label) = ''",
                "LANG(?label) IN ('', 'en')",
                "LANG(?label) = '' || LANG(?label) = 'de'",
                "LANG(?label) = 'EN'"
            })
    void theBytesSayWhatTheConditionSays(String text) {
        Expr condition = ExprUtils.parse(text);
        TextCondition ofText = TextCondition.of(condition, LABEL).orElseThrow();
        List<TextCondition.Said> all = new ArrayList<>();
        for (Node term : TERMS) {
            byte[] bytes = TermText.bytes(term);
            TextCondition.Said said = ofText.of(bytes, bytes.length);
            all.add(said);
            if (said != TextCondition.Said.UNKNOWN) {
                assertEquals(
                        condition.isSatisfied(BindingFactory.binding(LABEL, term), new FunctionEnvBase()),
                        said == TextCondition.Said.TRUE,
                        () -> text + " of " + term);
            }
        }
        assertNotEquals(TextCondition.Said.UNKNOWN, all.get(TERMS.indexOf(NodeFactory.createLiteralString("seizure"))));
        assertTrue(all.contains(TextCondition.Said.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGEX(?label, 'sei.ure')",
                "REGEX(?label, 'seizure', 'x')",
                "REGEX(?label, '(seizure)')",
                "REGEX(?label, '^seizure', 'm')",
                "REGEX(?label, 'naïve', 'i')",
                "REGEX(LCASE(?label), 'seizure', 'i')",
                "REGEX('seizure', ?label)",
                "CONTAINS(?label, 'seizure'@en)",
                "CONTAINS(?label, 'naïve')",
                "CONTAINS(SUBSTR(?label, 2), 'seizure')",
                "CONTAINS(?other, 'seizure')",
                "STRBEFORE(?label, 'seizure')",
                "?label = 'seizure'",
                "LANG(?label) = 'en' || CONTAINS(?label, 'seizure')",
                "LANG(?label) IN ('en', STR(?label))",
                "LANG(?other) = 'en'",
                "LANG(?label) != 'en'",
                "LCASE(?label)"
            })
    void anythingElseIsLeftToTheConditionItself(String text) {
        assertTrue(TextCondition.of(ExprUtils.parse(text), LABEL).isEmpty());
    }

    @Test
    void aTextOfManyWordsIsRefusedAsBefore() {
        assertTrue(TextCondition.of(ExprUtils.parse("REGEX(?label, '" + "a".repeat(501) + "')"), LABEL)
                .isEmpty());
    }
}
