package org.casegraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.statement.MeasuredValue;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Standing;
import org.casegraph.statement.TimeLength;

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
    private Optional<MeasuredValue> value = Optional.empty();
    private String ucum = "";
    private String date = "";
    private boolean isEver;

    /** @param other id of a row */
    record Relation(Node property, String other) {}

    /**
     * @param subject id of the row that it is of
     * @param length how far they are apart; empty where it is not given
     */
    record Order(String subject, OrderWord word, String other, Optional<TimeLength> length) {}

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

    void setValue(MeasuredValue read) {
        value = Optional.of(read);
    }

    Optional<MeasuredValue> value() {
        return value;
    }

    /** Those of its value. */
    List<String> numbers() {
        return value.map(MeasuredValue::numbers).orElse(List.of());
    }

    /** As what the row tells it. */
    Standing standing() {
        return switch (status) {
            case PRESENT -> Standing.PRESENT;
            case ABSENT -> Standing.ABSENT;
            case SUSPECTED -> kind == RowKind.DIAGNOSIS ? Standing.SUSPECTED_DIAGNOSIS : Standing.SUSPECTED;
            case FINAL -> Standing.FINAL;
            case WORKING -> Standing.WORKING;
            case MISDIAGNOSIS -> Standing.MISDIAGNOSIS;
        };
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
