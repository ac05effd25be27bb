package org.casegraph.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.statement.Statements;

/** The rows of which a case is made, by their ids, in their order. */
final class AcceptedRows {
    private static final String PATIENT = "patient";

    private final Map<String, DraftStatement> byId = new LinkedHashMap<>();
    private final DraftTerms terms;

    AcceptedRows(List<DraftStatement> accepted, DraftTerms terms) {
        this.terms = terms;
        accepted.forEach(statement -> byId.put(statement.judgement().id(), statement));
    }

    List<DraftStatement> all() {
        return List.copyOf(byId.values());
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** The name that the node of a row has. */
    String fragment(String id) {
        DraftStatement row = byId.get(id);
        return row != null && row.kind() == RowKind.PATIENT ? PATIENT : id;
    }

    /** The first whose term lies below a class. */
    Optional<DraftStatement> first(Node type) {
        return all().stream()
                .filter(statement -> isOf(statement.judgement().id(), type))
                .findFirst();
    }

    DraftTerms terms() {
        return terms;
    }

    /** Whether the term of a row lies below a class. */
    boolean isOf(String id, Node type) {
        DraftStatement other = byId.get(id);
        return other != null && other.hasTerm() && terms.isBelow(other.term(), List.of(type));
    }

    /** The classes of what a row states, as far as its term tells them. */
    List<Node> typesOf(String id) {
        return Optional.ofNullable(byId.get(id)).filter(DraftStatement::hasTerm).map(DraftStatement::term).stream()
                .toList();
    }

    String labelOf(DraftStatement statement) {
        String given = statement.row().cell(Column.LABEL);
        if (!given.isEmpty()) {
            return given;
        }
        String term = statement.hasTerm()
                ? terms.label(statement.term())
                : statement.row().cell(Column.WHAT);
        return switch (statement.kind()) {
            case FINDING, DIAGNOSIS, EVENT -> statement.standing().words() + term;
            case MEASUREMENT ->
                Statements.label(
                        statement.standing(),
                        term,
                        statement.row().cell(Column.VALUE),
                        statement.row().cell(Column.UNIT),
                        statement.row().cell(Column.INTERPRETATION));
            case PATIENT -> "the patient";
            default -> term;
        };
    }
}
