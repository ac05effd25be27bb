package org.casegraph.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.NamedPassages;
import org.casegraph.draft.words.ReportSentences;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.graph.Labels;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.TextFile;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.source.report.ReportText;
import org.casegraph.table.review.CellText;
import org.casegraph.vocabulary.CG;

/**
 * A draft that a person completes: a row for each finding and disease of a phenopacket, with a passage of the report that
 * names it by a label or synonym. Each row says that it is proposed, and is refused until somebody takes that out.
 *
 * @param csv as {@code docs/draft.md} describes a draft
 * @param rows how many there are
 * @param quoted for how many a passage was found
 */
public record ProposedDraft(String csv, int rows, int quoted) {
    private static final List<Column> HEAD =
            List.of(Column.KIND, Column.WHAT, Column.STATUS, Column.QUOTE, Column.PROPOSAL, Column.COMMENT);
    private static final String NOWHERE = "no passage names it";

    /** What the packet says, without the words of the report. */
    private record Stated(RowKind kind, RowStatus status, Node term) {}

    /** A {@link Problem} tells of a file that is no phenopacket, or holds several. */
    public static ProposedDraft of(Path phenopacket, Path text) {
        Graph packet = packet(phenopacket);
        DraftTerms terms = new DraftTerms(ProjectSources.ontologyGraph());
        NamedPassages passages = new NamedPassages(new ReportSentences(ReportText.read(text)));
        StringBuilder csv = new StringBuilder();
        int rows = 0;
        int quoted = 0;
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(HEAD.stream().map(Column::written).toList());
            for (Stated stated : stated(packet)) {
                List<String> found = passages.of(names(stated.term(), packet, terms));
                printer.printRecord(cells(stated, packet, found).stream()
                        .map(CellText::guarded)
                        .toList());
                rows++;
                quoted += found.isEmpty() ? 0 : 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProposedDraft(csv.toString(), rows, quoted);
    }

    private static Graph packet(Path file) {
        List<ImportedCase> cases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        PhenopacketSource.read(file.toString(), TextFile.bytes(file), cases::add, problems::add);
        if (cases.isEmpty() && !problems.isEmpty()) {
            throw Problem.all(problems);
        }
        if (cases.size() != 1) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file.toString(),
                    "it holds " + cases.size() + " phenopackets",
                    "Give a file of one");
        }
        return cases.get(0).source().graph();
    }

    /** Findings, absent ones, and diagnoses, each term once, in the order of their terms. */
    private static List<Stated> stated(Graph packet) {
        Stream<Stated> present = packet.stream(Node.ANY, RDF.type.asNode(), CG.Finding)
                .flatMap(triple -> Values.objects(packet, triple.getSubject(), RDF.type.asNode()).stream())
                .filter(type -> !CG.isTerm(type))
                .map(type -> new Stated(RowKind.FINDING, RowStatus.PRESENT, type));
        Stream<Stated> absent = packet.stream(Node.ANY, CG.absenceOf, Node.ANY)
                .map(triple -> new Stated(RowKind.FINDING, RowStatus.ABSENT, triple.getObject()));
        Stream<Stated> concluded = packet.stream(Node.ANY, CG.concludes, Node.ANY)
                .map(triple -> new Stated(RowKind.DIAGNOSIS, status(packet, triple), triple.getObject()));
        return Stream.of(present, absent, concluded)
                .flatMap(all -> all)
                .distinct()
                .sorted(Comparator.comparing(Stated::kind)
                        .thenComparing(Stated::status)
                        .thenComparing(Stated::term, Values.BY_TEXT))
                .toList();
    }

    private static RowStatus status(Graph packet, Triple concludes) {
        List<Node> types = Values.objects(packet, concludes.getSubject(), RDF.type.asNode());
        return DraftData.terms(WordGroup.DIAGNOSIS).entrySet().stream()
                .filter(known -> types.contains(known.getValue()))
                .map(Map.Entry::getKey)
                .flatMap(word -> RowStatus.of(word).stream())
                .findFirst()
                .orElse(RowStatus.FINAL);
    }

    /** By which a report may call a term: what the packet calls it, and the names of ours that stand for it. */
    private static List<String> names(Node term, Graph packet, DraftTerms terms) {
        return Stream.concat(
                        Labels.texts(packet, term, CG.recordedLabel),
                        terms.named(written(term)).stream().flatMap(ours -> terms.names(ours).stream()))
                .map(NameWords::key)
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    /** As a draft names a term: {@code HP:0002014}, {@code cg:Diarrhoea} or its IRI. */
    private static String written(Node term) {
        return term.getURI().startsWith(ShortNames.OBO)
                ? term.getURI().substring(ShortNames.OBO.length()).replaceFirst("_", ":")
                : ShortNames.ofProject().of(term);
    }

    private static List<String> cells(Stated stated, Graph packet, List<String> found) {
        String places = found.isEmpty() ? NOWHERE : "1 of " + found.size();
        String others = found.stream().skip(1).map(quote -> "“" + quote + "”").collect(Collectors.joining("; "));
        String label = Labels.texts(packet, stated.term(), CG.recordedLabel)
                .findFirst()
                .orElse("");
        return List.of(
                stated.kind().written(),
                written(stated.term()),
                stated.status().written(),
                found.isEmpty() ? "" : found.get(0),
                "proposed: " + places,
                Stream.of(label, others.isEmpty() ? "" : "also " + others)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")));
    }
}
