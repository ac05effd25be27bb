package org.casegraph.source.phenopacket;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;

/** The graph of one imported case as it grows. Its statements have the voice of the record. */
final class CaseTriples {
    private final Graph graph;
    private final Node document;
    private final Node record;
    private final Node patient;

    /** @param id the id in the case's IRI */
    CaseTriples(String id) {
        this(id, GraphMemFactory.createDefaultGraphSameTerm());
    }

    /** More triples of a case. */
    CaseTriples(String id, Graph graph) {
        this.graph = graph;
        this.document = CaseIris.of(id);
        this.record = fragment("record");
        this.patient = fragment("patient");
    }

    Graph graph() {
        return graph;
    }

    Node document() {
        return document;
    }

    Node record() {
        return record;
    }

    Node patient() {
        return patient;
    }

    /** A node that says something: labelled, in the case, in the voice of the record. */
    Node statement(String fragment, String label, Node... types) {
        Node node = fragment(fragment);
        for (Node type : types) {
            type(node, type);
        }
        label(node, label);
        add(node, CG.inCase, document);
        add(node, CG.voice, CG.ImportedRecord);
        add(node, CG.fromRecord, record);
        return node;
    }

    /** As {@link #statement}, about the patient or a specimen. */
    Node statementAbout(Node about, String fragment, String label, Node... types) {
        Node node = statement(fragment, label, types);
        add(node, CG.about, about);
        return node;
    }

    Node fragment(String name) {
        return NodeFactory.createURI(document.getURI() + "#" + name);
    }

    boolean has(Node subject) {
        return graph.contains(subject, RDF.type.asNode(), Node.ANY);
    }

    boolean isA(Node subject, Node type) {
        return graph.contains(subject, RDF.type.asNode(), type);
    }

    void add(Node subject, Node property, Node object) {
        graph.add(Triple.create(subject, property, object));
    }

    void type(Node subject, Node type) {
        add(subject, RDF.type.asNode(), type);
    }

    void label(Node subject, String label) {
        text(subject, RDFS.label.asNode(), label);
    }

    void text(Node subject, Node property, String text) {
        add(subject, property, NodeFactory.createLiteralString(text));
    }

    /** States the text of a field, if there is one. */
    void text(Node subject, Node property, MessageFields fields, String name) {
        fields.text(name).ifPresent(text -> text(subject, property, text));
    }

    void texts(Node subject, Node property, List<String> texts) {
        texts.forEach(text -> text(subject, property, text));
    }

    void typed(Node subject, Node property, String lexical, RDFDatatype type) {
        add(subject, property, NodeFactory.createLiteralDT(lexical, type));
    }

    void flag(Node subject, Node property, boolean value) {
        typed(subject, property, Boolean.toString(value), XSDDatatype.XSDboolean);
    }

    void moment(Node subject, Node property, Instant moment) {
        typed(subject, property, moment.toString(), XSDDatatype.XSDdateTime);
    }

    void integer(Node subject, Node property, String number) {
        typed(subject, property, number, XSDDatatype.XSDinteger);
    }

    void number(Node subject, Node property, double number) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        typed(subject, property, exact.toPlainString(), XSDDatatype.XSDdecimal);
    }

    /** An exact number, which is its own bounds. */
    void exactly(Node subject, double number) {
        number(subject, CG.value, number);
        between(subject, number, number);
    }

    void between(Node subject, double lower, double upper) {
        number(subject, CG.lower, lower);
        number(subject, CG.upper, upper);
        flag(subject, CG.lowerInclusive, true);
        flag(subject, CG.upperInclusive, true);
    }
}
