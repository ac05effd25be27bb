package org.casegraph.workbench.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.statement.Literals;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Standing;
import org.casegraph.statement.TimeLength;
import org.casegraph.vocabulary.CG;
import org.casegraph.workbench.CaseFile;
import org.casegraph.workbench.Edit;
import org.casegraph.workbench.Fact;
import org.casegraph.workbench.Place;
import org.casegraph.workbench.TermLookup;
import org.casegraph.workbench.Tie;

/** Reads what the page sends as an edit. Whatever it names is of a list, or is refused. */
final class EditReader {
    /** What a page may say of a statement, with the property that says it. */
    static final Map<String, Node> DETAILS = details();

    /** How a page may link a statement to another, by the words of drafts. */
    static final Map<String, Node> LINKS = DraftData.terms(WordGroup.RELATION);

    /** Between what a denial holds. */
    private static final Map<String, Node> SPANS = Map.of("spanFrom", CG.spanFrom, "spanTo", CG.spanTo);

    /** Of which of a pair of chromosomes a variant is, as GENO has it. */
    private static final Map<String, Node> ALLELES = alleles();

    /** Who may say what a page states; the authors where it does not tell. */
    private static final Map<String, Node> VOICES = Map.of("", CG.AuthorsOnPatient, "curator", CG.CuratorChosen);

    /** What a page may reword. */
    static final Map<String, Node> WORDED = Map.of(
            "label", RDFS.label.asNode(),
            "title", DCTerms.title.asNode(),
            "source", DCTerms.source.asNode(),
            "licence", DCTerms.license.asNode(),
            "citation", DCTerms.bibliographicCitation.asNode(),
            "extent", CG.extentRead);

    private static final int MOST_LINKS = 3;

    private final CaseFile file;
    private final TermLookup terms;

    EditReader(CaseFile file, TermLookup terms) {
        this.file = file;
        this.terms = terms;
    }

    private static Map<String, Node> alleles() {
        Map<String, Node> alleles = new LinkedHashMap<>();
        alleles.put("heterozygous", NodeFactory.createURI(ShortNames.OBO + "GENO_0000135"));
        alleles.put("homozygous", NodeFactory.createURI(ShortNames.OBO + "GENO_0000136"));
        alleles.put("hemizygous", NodeFactory.createURI(ShortNames.OBO + "GENO_0000134"));
        return alleles;
    }

    private static Map<String, Node> details() {
        Map<String, Node> details = new LinkedHashMap<>();
        details.put("site", CG.site);
        details.put("basis", CG.basis);
        details.put("span", CG.span);
        details.put("ground", CG.hasDiagnosticGround);
        details.put("interpretation", CG.interpretation);
        details.put("responseKind", CG.responseKind);
        return details;
    }

    Edit read(JsonObject json) {
        return switch (word(json, "kind")) {
            case "state" -> new Edit.State(fact(json), place(json));
            case "order" -> new Edit.Order(node(json, "node"), tie(json), place(json));
            case "date" -> new Edit.Dated(node(json, "node"), word(json, "date"), place(json));
            case "quote" -> new Edit.Quoted(node(json, "node"), place(json));
            case "person" ->
                new Edit.Person(chosen(json, "sex", CG.sex), number(word(json, "age"), "the age"), place(json));
            case "reword" ->
                new Edit.Reworded(
                        node(json, "node"),
                        Optional.ofNullable(WORDED.get(word(json, "property")))
                                .orElseThrow(() -> bad("property", "this cannot be reworded")),
                        word(json, "words"));
            case "rewrite" -> new Edit.Rewritten(node(json, "node"), word(json, "turtle"));
            case "remove" -> new Edit.Removed(node(json, "node"));
            default -> throw bad("kind", "there is no such edit");
        };
    }

    private Fact fact(JsonObject json) {
        String name = word(json, "term");
        Node term = terms.named(name, "").orElseThrow(() -> bad("the term", "no term is called “" + name + "”"));
        Standing standing = Standing.of(word(json, "standing"))
                .orElseThrow(() -> bad("standing", "it is present, absent, suspected or a diagnosis"));
        List<Fact.Detail> details = new ArrayList<>();
        DETAILS.forEach((detail, property) -> words(json, detail)
                .forEach(given -> details.add(new Fact.Detail(property, chosen(given, detail, property)))));
        if (!word(json, "anywhere").isBlank()) {
            details.add(new Fact.Detail(CG.anywhere, Literals.flag(true)));
        }
        if (!word(json, "hgvs").isBlank()) {
            details.add(
                    new Fact.Detail(CG.hgvs, Literals.text(word(json, "hgvs").strip())));
        }
        if (!word(json, "gene").isBlank()) {
            details.add(new Fact.Detail(
                    CG.geneSymbol, Literals.text(word(json, "gene").strip())));
        }
        if (!word(json, "alleles").isBlank()) {
            details.add(new Fact.Detail(
                    CG.allelicState,
                    Optional.ofNullable(ALLELES.get(word(json, "alleles")))
                            .orElseThrow(() -> bad("the alleles", "they are " + String.join(", ", ALLELES.keySet())))));
        }
        boolean hasResult = !word(json, "value").isBlank();
        return new Fact(
                term,
                standing,
                hasResult
                        ? Optional.of(new Fact.Result(
                                word(json, "value"), word(json, "unit"), word(json, "low"), word(json, "high")))
                        : Optional.empty(),
                details,
                links(json),
                word(json, "label"),
                word(json, "other").isBlank() ? List.of() : List.of(tie(json)),
                Optional.of(word(json, "date").strip()).filter(date -> !date.isEmpty()),
                word(json, "comment"),
                Optional.ofNullable(VOICES.get(word(json, "voice")))
                        .orElseThrow(() -> bad("who says so", "it is the report, or you")));
    }

    /** Each as the word of a relation and the id of a node, in fields that follow each other. */
    private List<Fact.Link> links(JsonObject json) {
        List<Fact.Link> links = new ArrayList<>();
        SPANS.forEach((name, property) -> {
            if (!word(json, name).isBlank()) {
                links.add(new Fact.Link(property, node(json, name)));
            }
        });
        for (int number = 1; number <= MOST_LINKS; number++) {
            String with = "with" + number;
            String word = word(json, "link" + number);
            if (word(json, with).isBlank()) {
                continue;
            }
            Node property = Optional.ofNullable(LINKS.get(word))
                    .orElseThrow(() -> bad("the relation", "“" + word + "” is none that can be chosen"));
            links.add(new Fact.Link(property, node(json, with)));
        }
        return links;
    }

    private Optional<Node> chosen(JsonObject json, String name, Node property) {
        return words(json, name).stream().findFirst().map(given -> chosen(given, name, property));
    }

    private Node chosen(String given, String name, Node property) {
        return terms.named(given, name)
                .filter(term -> terms.isChoice(property, term))
                .orElseThrow(() -> bad("the " + name, "“" + given + "” is none that can be chosen"));
    }

    /** What is written in the fields of a name, where they are several. */
    private static List<String> words(JsonObject json, String name) {
        List<String> words = new ArrayList<>();
        if (json.get(name) instanceof JsonArray several) {
            several.forEach(one -> words.add(one.isJsonPrimitive() ? one.getAsString() : ""));
        } else {
            words.add(word(json, name));
        }
        return words.stream().filter(word -> !word.isBlank()).toList();
    }

    Tie tie(JsonObject json) {
        OrderWord word = OrderWord.of(word(json, "relation"))
                .orElseThrow(() -> bad("relation", "it is before, after, not-before, not-after or at"));
        String unit = word(json, "farUnit");
        Optional<TimeLength> length = number(word(json, "far"), "the length of time")
                .map(number -> {
                    if (!TimeLength.UNITS.contains(unit)) {
                        throw bad("the length of time", "it is told in days, weeks, months or years");
                    }
                    return new TimeLength(number, unit);
                });
        return new Tie(word, node(json, "other"), length, word(json, "telling").equals("true"));
    }

    /** Of the case, by what stands behind its name; nothing for the case itself. */
    Node node(JsonObject json, String name) {
        String id = word(json, name);
        Node caseIri = file.source().name();
        if (id.isEmpty()) {
            return caseIri;
        }
        if (!id.matches("[A-Za-z0-9._~-]{1,200}")) {
            throw bad(name, "this is no id of a node of the case");
        }
        return CaseIris.named(caseIri.getURI() + "#" + id);
    }

    /** A browser counts UTF-16 units, a passage code points. */
    private Place place(JsonObject json) {
        String text = file.report().text();
        int from = number(word(json, "from"), "the words").orElse(0);
        int to = number(word(json, "to"), "the words").orElse(0);
        if (from >= to || to > text.length()) {
            throw bad("the words of the report", "none are chosen");
        }
        Node section = chosen(json, "section", CG.section).orElse(CG.CaseDescription);
        return new Place(text.codePointCount(0, from), text.codePointCount(0, to), section);
    }

    private static Optional<Integer> number(String written, String what) {
        if (written.isBlank()) {
            return Optional.empty();
        }
        if (!written.strip().matches("\\d{1,7}")) {
            throw bad(what, "“" + written + "” is no whole number");
        }
        return Optional.of(Integer.valueOf(written.strip()));
    }

    /** What is written in a field; nothing where it is missing. */
    static String word(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static Problem bad(String where, String what) {
        return Problem.of(Mistake.BAD_ARGUMENT, where, what, "Choose again");
    }
}
