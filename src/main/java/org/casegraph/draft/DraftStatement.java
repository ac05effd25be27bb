package org.casegraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** What a row says, as far as it could be read. */
final class DraftStatement {
    private final Judgement judgement;
    private final List<Node> sites = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private RowKind kind = RowKind.FINDING;
    private RowStatus status = RowStatus.PRESENT;
    private Optional<Node> term = Optional.empty();
    private Optional<Node> basis = Optional.empty();
    private String bound = "";
    private String number = "";
    private String upper = "";
    private String ucum = "";
    private String date = "";
    private boolean isEver;

    /** @param other id of a row */
    record Relation(Node property, String other) {}

    /**
     * @param subject id of the row that it is of
     * @param distance as an XML Schema duration; empty where none is given
     */
    record Order(
            String subject,
            OrderWord word,
            String other,
            String distance,
            String number,
            String unit,
            boolean isAbout) {}

    DraftStatement(Judgement judgement) {
        this.judgement = judgement;
    }

    Judgement judgement() {
        return judgement;
    }

    DraftRow row() {
        return judgement.row();
    }

    RowKind kind() {
        return kind;
    }

    void setKind(RowKind kind) {
        this.kind = kind;
    }

    RowStatus status() {
        return status;
    }

    void setStatus(RowStatus status) {
        this.status = status;
    }

    boolean hasTerm() {
        return term.isPresent();
    }

    Node term() {
        return term.orElseThrow();
    }

    void setTerm(Node found) {
        term = Optional.of(found);
    }

    /** On what ground it is absent, where the row or the words tell. */
    Optional<Node> basis() {
        return basis;
    }

    void setBasis(Node found) {
        basis = Optional.of(found);
    }

    void setValue(String bound, String number, String upper) {
        this.bound = bound;
        this.number = number;
        this.upper = upper;
    }

    String bound() {
        return bound;
    }

    String number() {
        return number;
    }

    String upper() {
        return upper;
    }

    /** Those of its value. */
    List<String> numbers() {
        return Stream.of(number, upper).filter(one -> !one.isEmpty()).toList();
    }

    String ucum() {
        return ucum;
    }

    void setUcum(String code) {
        ucum = code;
    }

    String date() {
        return date;
    }

    void setDate(String date) {
        this.date = date;
    }

    boolean isEver() {
        return isEver;
    }

    void setEver() {
        isEver = true;
    }

    List<Node> sites() {
        return sites;
    }

    List<Relation> relations() {
        return relations;
    }

    List<Order> orders() {
        return orders;
    }
}
