package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.cohort.time.CurveNumbers;
import org.casegraph.cohort.time.Curves;
import org.casegraph.intake.CaseStore;
import org.casegraph.query.CurveQuestion;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The log-rank tests that GPSEA's case studies print of ages of onset and death (P2GX/gpsea-cs, supplement v9_6), from the
 * phenopackets of the same genes; skipped, and said, where these are missing.
 */
@Tag("long")
class PublishedOnsetsTest {
    private static final List<String> GENES = List.of("AIRE", "UMOD", "SCO2", "FBXL4", "NBAS");

    /**
     * A row that is printed, how it is asked here, what comes out of the midpoints and of the intervals, and why it differs.
     */
    private static final List<List<String>> ROWS = List.of(
            List.of(
                    "AIRE HP:0002728 0.019",
                    "gene=AIRE|to=HP:0002728|group=hgvs=c.769C>T|group=rest",
                    "0.33 0.35",
                    "who has it since an unknown age, or tells nothing of it, is taken for not having it when last seen"),
            List.of(
                    "UMOD HP:0003774 4.1e-4",
                    "gene=UMOD|to=HP:0003774|group=hgvs=p.(Cys248Trp)|group=hgvs=p.(Gln316Pro)",
                    "0.00041 0.0085",
                    "met"),
            List.of(
                    "UMOD HP:0003774 0.835",
                    "gene=UMOD|to=HP:0003774|group=hgvs=p.(Val93_Gly97delinsAlaAlaSerCys)|group=rest",
                    "0.64 0.61",
                    "207 cases, of which we have 199"),
            List.of(
                    "SCO2 HP:0001639 0.219",
                    "gene=SCO2|to=HP:0001639|group=hgvs=p.(Glu140Lys)&alleles=2|group=rest",
                    "0.0049 0.0059",
                    "as of AIRE"),
            List.of(
                    "SCO2 OMIM:604377 0.415",
                    "gene=SCO2|to=OMIM:604377|group=hgvs=p.(Glu140Lys)&alleles=2|group=rest",
                    "0.48 0.56",
                    "one case more than there: .4146 without either of two who began in their first month"),
            List.of(
                    "SCO2 OMIM:604377 0.415",
                    "gene=SCO2|to=OMIM:604377|group=hgvs=p.(Glu140Lys)&alleles=2|group=rest|except=PMID_20159436_Clinical_Report",
                    "0.41 0.51",
                    "met without the one"),
            List.of(
                    "SCO2 OMIM:604377 0.415",
                    "gene=SCO2|to=OMIM:604377|group=hgvs=p.(Glu140Lys)&alleles=2|group=rest|except=PMID_23407777_infant_girl",
                    "0.41 0.51",
                    "met without the other"),
            List.of(
                    "FBXL4 OMIM:615471 0.031",
                    "gene=FBXL4|to=OMIM:615471|group=variant=missense&alleles=2|group=rest",
                    "0.015 0.046",
                    "three onsets before birth are left out"),
            List.of(
                    "FBXL4 OMIM:615471 0.031",
                    "gene=FBXL4|to=OMIM:615471|group=variant=missense&alleles=2|group=rest|except=PMID_27743463_S3|except=PMID_30771478_Patient_1|except=PMID_34602956_34602956",
                    "0.031 0.063",
                    "met without them"),
            List.of(
                    "NBAS death 0.125",
                    "gene=NBAS|to=death|group=variant=missense&alleles=2|group=rest",
                    "cannot tell: all in one class",
                    "who died is taken to have died when last seen; the records tell no time of death"));

    @Test
    void theUsualTestMeetsWhatWasPrintedWhereTheCohortIsTheSame(@TempDir Path folder) throws IOException {
        Path corpora = Optional.ofNullable(System.getProperty("casegraph.corpora"))
                .map(Path::of)
                .filter(Files::exists)
                .orElse(folder);
        assumeTrue(
                Files.exists(corpora.resolve("published/onset-comparisons.tsv")),
                "skipped: -Dcasegraph.corpora=FOLDER gives no published/onset-comparisons.tsv");
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Store store = CaseStore.of(List.of(corpora.resolve("hp.v2025-03-03.json.gz"), cases(corpora, folder)))) {
            for (List<String> row : ROWS) {
                expected.add(row.get(0) + ": " + row.get(2) + " " + row.get(3));
                found.add(row.get(0) + ": " + told(row.get(1), store.dataset()) + " " + row.get(3));
            }
        }

        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private static String told(String asked, DatasetGraph dataset) {
        Map<String, List<String>> arguments =
                new LinkedHashMap<>(Map.of("from", List.of("birth"), "unit", List.of("years")));
        for (String argument : asked.split("\\|")) {
            String[] parts = argument.split("=", 2);
            arguments.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        CurveQuestion question = new CurveQuestion(
                QuestionLibrary.ofProject().question("time-between"), arguments, dataset.getDefaultGraph());
        try (QueryExec exec = QueryExec.dataset(dataset).query(question.query()).build()) {
            Curves curves = question.curves(exec);
            return curves.midpoints().isEmpty()
                    ? curves.whyNotTested()
                    : CurveNumbers.p(curves.midpoints(), curves).substring(4) + " "
                            + CurveNumbers.p(curves.intervals(), curves).substring(4);
        }
    }

    private static Path cases(Path corpora, Path folder) {
        Path cases = folder.resolve("cases");
        new ArchiveFiles(
                        name -> name.endsWith(".json") && GENES.stream().anyMatch(gene -> name.contains(gene + "/")),
                        entry -> {
                            try {
                                Files.createDirectories(cases);
                                String name = entry.file().replaceFirst("^.*/", "");
                                Files.write(cases.resolve(name), entry.bytes());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        problem -> {})
                .read(corpora.resolve("phenopacket-store-half.tar.gz"));
        return cases;
    }
}
