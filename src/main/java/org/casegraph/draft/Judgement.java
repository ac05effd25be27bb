package org.casegraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was found of one row: why it is refused, if it is; what a person should look at; the passages it rests on. */
final class Judgement {
    private final DraftRow row;
    private final String id;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<QuotedPlace> passages = new ArrayList<>();

    /**
     * One reason against a row.
     *
     * @param message what is wrong, without a full stop
     */
    record Refusal(Reason reason, String message) {}

    Judgement(DraftRow row, String id) {
        this.row = row;
        this.id = id;
    }

    DraftRow row() {
        return row;
    }

    String id() {
        return id;
    }

    void refuse(Reason reason, String message) {
        if (refusals.stream().noneMatch(refusal -> refusal.reason() == reason)) {
            refusals.add(new Refusal(reason, message));
        }
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    void quote(QuotedPlace place) {
        passages.add(place);
    }

    boolean isAccepted() {
        return refusals.isEmpty();
    }

    /** Empty for a row that is accepted. */
    Optional<Refusal> refusal() {
        return refusals().stream().findFirst();
    }

    /** The weightiest first. */
    List<Refusal> refusals() {
        return refusals.stream().sorted(Comparator.comparing(Refusal::reason)).toList();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<QuotedPlace> passages() {
        return List.copyOf(passages);
    }
}
