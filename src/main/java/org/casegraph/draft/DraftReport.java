package org.casegraph.draft;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What became of each row of a draft. */
public final class DraftReport {
    private final String draft;
    private final String text;
    private final String sha256;
    private final String caseId;
    private final List<String> notes;
    private final List<Judgement> judgements;

    DraftReport(
            String draft, String text, String sha256, String caseId, List<String> notes, List<Judgement> judgements) {
        this.draft = draft;
        this.text = text;
        this.sha256 = sha256;
        this.caseId = caseId;
        this.notes = List.copyOf(notes);
        this.judgements = List.copyOf(judgements);
    }

    public long accepted() {
        return judgements.stream().filter(Judgement::isAccepted).count();
    }

    public long refused() {
        return judgements.size() - accepted();
    }

    /** A line for each row that is refused, and for each column that was not read. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        notes.forEach(note -> lines.add(draft + ": " + note));
        for (Judgement judgement : judgements) {
            judgement
                    .refusal()
                    .ifPresent(refusal ->
                            lines.add(draft + ":row " + judgement.row().number() + " "
                                    + judgement.id() + ": " + refusal.message() + ". "
                                    + refusal.reason().remedy() + ". ["
                                    + refusal.reason().id() + "]"));
        }
        return lines;
    }

    /** As {@code docs/draft.md} describes it. */
    public String json() {
        JsonObject report = new JsonObject();
        report.addProperty("draft", draft);
        report.addProperty("text", text);
        report.addProperty("sha256", sha256);
        report.addProperty("case", caseId);
        report.addProperty("accepted", accepted());
        report.addProperty("refused", refused());
        report.add("notes", array(notes));
        JsonArray rows = new JsonArray();
        judgements.forEach(judgement -> rows.add(row(judgement)));
        report.add("rows", rows);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(report) + "\n";
    }

    private static JsonObject row(Judgement judgement) {
        JsonObject row = new JsonObject();
        row.addProperty("row", judgement.row().number());
        row.addProperty("id", judgement.id());
        row.addProperty("verdict", judgement.isAccepted() ? "accepted" : "refused");
        judgement.refusal().ifPresent(refusal -> {
            row.addProperty("reason", refusal.reason().id());
            row.addProperty("message", refusal.message());
            row.addProperty("remedy", refusal.reason().remedy());
            row.add(
                    "also",
                    array(judgement.refusals().stream()
                            .skip(1)
                            .map(other -> other.reason().id())
                            .toList()));
        });
        row.add("notes", array(judgement.notes()));
        JsonArray passages = new JsonArray();
        for (QuotedPlace place : judgement.passages()) {
            JsonObject passage = new JsonObject();
            passage.addProperty("quote", place.quote());
            passage.addProperty("start", place.start());
            passage.addProperty("end", place.end());
            passage.addProperty("sentence", place.sentence());
            passage.addProperty("section", place.section());
            passages.add(passage);
        }
        row.add("passages", passages);
        return row;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** The same for a person, in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Draft of " + caseId + "\n\n" + accepted() + " rows accepted, "
                + refused() + " refused.\n\n| row | id | verdict | why | what to do |\n|---|---|---|---|---|\n");
        for (Judgement judgement : judgements) {
            text.append("| ")
                    .append(judgement.row().number())
                    .append(" | ")
                    .append(judgement.id())
                    .append(" | ");
            text.append(judgement
                    .refusal()
                    .map(refusal -> "refused: `" + refusal.reason().id() + "` | " + cell(refusal.message()) + " | "
                            + refusal.reason().remedy())
                    .orElse("accepted | " + cell(String.join("; ", judgement.notes())) + " | "));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
