package org.casegraph.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.problem.NearestNames;
import org.casegraph.vocabulary.CG;

/** Reads of a row what is named: its kind and term, its status, its sites. */
final class RowTerms {
    private static final Set<String> SEXES = Set.of("female", "male");
    /** A site for what is told of the whole body. */
    static final String ANYWHERE = "anywhere";

    private final DraftTerms terms;

    RowTerms(DraftTerms terms) {
        this.terms = terms;
    }

    void read(DraftStatement statement) {
        DraftRow row = statement.row();
        Judgement judgement = statement.judgement();
        String what = row.cell(Column.WHAT);
        String word = row.cell(Column.KIND);
        Optional<RowKind> given = RowKind.of(word);
        if (!word.isEmpty() && given.isEmpty()) {
            judgement.refuse(
                    Reason.KIND_UNKNOWN,
                    "no kind is called " + word + "; nearest is "
                            + NearestNames.of(word, RowKind.words()).get(0));
            return;
        }
        given.ifPresent(statement::setKind);
        if (what.isEmpty()) {
            judgement.refuse(Reason.TERM_MISSING, "the row names no term");
        } else if (given.isEmpty() || given.get().namesTerm()) {
            term(statement, what, kinds(row, given));
        } else if (given.get() == RowKind.PATIENT && !SEXES.contains(what.toLowerCase(Locale.ROOT))) {
            judgement.refuse(Reason.TERM_UNKNOWN, "a patient is female or male, not " + what);
        }
    }

    /** Of which the row may be. */
    private static List<RowKind> kinds(DraftRow row, Optional<RowKind> given) {
        if (given.isPresent()) {
            return List.of(given.get());
        }
        boolean isDiagnosis = RowStatus.of(row.cell(Column.STATUS))
                .filter(RowStatus::isOfDiagnosesOnly)
                .isPresent();
        return isDiagnosis ? List.of(RowKind.DIAGNOSIS) : RowKind.ofTerms();
    }

    private void term(DraftStatement statement, String what, List<RowKind> kinds) {
        Judgement judgement = statement.judgement();
        Set<Node> found = terms.named(what);
        for (RowKind kind : kinds) {
            List<Node> fit = found.stream()
                    .filter(term -> terms.isBelow(term, kind.roots()))
                    .toList();
            if (!fit.isEmpty()) {
                statement.setKind(kind);
                statement.setTerm(fit.get(0));
                if (fit.size() > 1) {
                    judgement.refuse(Reason.TERM_AMBIGUOUS, what + " may be " + names(fit));
                }
                status(statement);
                sites(statement);
                return;
            }
        }
        List<Node> roots = kinds.stream().flatMap(kind -> kind.roots().stream()).toList();
        String nearest = "; nearest are " + terms.nearest(what, roots);
        judgement.refuse(
                found.isEmpty() ? Reason.TERM_UNKNOWN : Reason.TERM_MISFIT,
                found.isEmpty()
                        ? "no term is called " + what + nearest
                        : what + " is no "
                                + kinds.stream().map(RowKind::written).collect(Collectors.joining(", ")) + nearest);
    }

    private static String names(List<Node> found) {
        return found.stream().map(term -> "cg:" + CG.name(term)).collect(Collectors.joining(" or "));
    }

    private static void status(DraftStatement statement) {
        String word = statement.row().cell(Column.STATUS);
        List<RowStatus> allowed = RowStatus.of(statement.kind());
        Optional<RowStatus> given = RowStatus.of(word).filter(allowed::contains);
        if (!word.isEmpty() && given.isEmpty()) {
            statement.judgement().refuse(Reason.STATUS_UNKNOWN, "no status is called " + word);
        }
        statement.setStatus(given.orElse(allowed.get(0)));
        known(statement, Column.STRENGTH, WordGroup.STRENGTH);
        known(statement, Column.BASIS, statement.kind() == RowKind.DIAGNOSIS ? WordGroup.GROUND : WordGroup.BASIS);
        if (statement.status() == RowStatus.ABSENT) {
            Optional.ofNullable(DraftData.terms(WordGroup.BASIS).get(word(statement, Column.BASIS)))
                    .ifPresent(statement::setBasis);
        }
    }

    private static String word(DraftStatement statement, Column column) {
        return statement.row().cell(column).toLowerCase(Locale.ROOT);
    }

    private static void known(DraftStatement statement, Column column, WordGroup group) {
        String given = word(statement, column);
        if (!given.isEmpty() && !DraftData.terms(group).containsKey(given)) {
            statement.judgement().refuse(Reason.STATUS_UNKNOWN, "no " + column.written() + " is called " + given);
        }
    }

    private void sites(DraftStatement statement) {
        for (String site : statement.row().cellsOf(Column.SITE)) {
            List<Node> sites = terms.named(site).stream()
                    .filter(term -> terms.isBelow(term, List.of(CG.BodySite)))
                    .toList();
            if (sites.isEmpty() && !site.equals(ANYWHERE)) {
                String nearest = terms.nearest(site, List.of(CG.BodySite));
                statement
                        .judgement()
                        .refuse(Reason.TERM_UNKNOWN, "no site is called " + site + "; nearest are " + nearest);
            }
            statement.sites().addAll(sites);
        }
    }
}
