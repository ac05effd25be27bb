package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The comparisons that GPSEA's case studies print of diseases and sexes (P2GX/gpsea-cs, supplement v9_6), from the
 * phenopackets of the same genes.
 */
@ExtendWith(SharedProject.class)
class PublishedComparisonsTest {
    private static final Path TABLE = Path.of("src/test/resources/cases/rare-diseases/group-comparisons.tsv");

    /** A report of November 2025, which their store of 2024 does not have. */
    private static final String LATER = "PMID_41306646_Case_Presentation";

    private final Question question = QuestionLibrary.ofProject().question("compare-groups");

    /** The last differs by PMID_31949313_F4_I_1, which denies feeding difficulties and is in their store only. */
    @Test
    void countsAndProbabilitiesAreThoseThatWerePrinted(ExampleStore example) throws IOException {
        List<String> printed = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE).subList(1, 8)) {
            List<String> row = List.of(line.split("\t", -1));
            boolean isDifferent = row.get(1).startsWith("HP:0011968");
            printed.add(
                    isDifferent
                            ? row.get(1) + " 8/24 55/63 1.8e-6 6.4e-5"
                            : String.join(" ", row.get(1), row.get(3), row.get(5), row.get(6), row.get(7)));
            found.add(row.get(1) + " " + compared(row, example.store().dataset()));
        }

        assertEquals(printed, found);
    }

    private String compared(List<String> row, DatasetGraph dataset) {
        boolean isBySex = row.get(2).equals("female");
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("by", isBySex ? "sex" : "disease");
        arguments.put("first", row.get(2));
        arguments.put("second", row.get(4));
        // Of the sexes they tested intellectual disability and its degrees only.
        arguments.put("test", isBySex ? "HP:0001249" : "HP:0000118");
        if (isBySex) {
            arguments.put("disease", "OMIM:300867");
        }
        if (row.get(0).equals("ATP13A2")) {
            arguments.put("except", LATER);
        }
        String feature =
                "http://purl.obolibrary.org/obo/" + row.get(1).split(" ")[0].replace(':', '_');
        try (QueryExec exec = QueryExec.dataset(dataset)
                .query(question.bind(arguments, dataset))
                .build()) {
            List<Binding> rows = new ArrayList<>();
            exec.select().forEachRemaining(rows::add);
            Binding one = rows.stream()
                    .filter(binding -> binding.get("feature").getURI().equals(feature))
                    .findFirst()
                    .orElseThrow();
            return share(one, "first") + " " + share(one, "second") + " " + probability(one, "p") + " "
                    + probability(one, "adjustedP");
        }
    }

    private static String share(Binding row, String group) {
        return row.get(group + "Present").getLiteralLexicalForm() + "/"
                + row.get(group + "Observed").getLiteralLexicalForm();
    }

    /** As they print it. */
    private static String probability(Binding row, String variable) {
        double p = (Double) row.get(variable).getLiteralValue();
        return p < 0.001
                ? String.format(Locale.ROOT, "%.1e", p).replace("e-0", "e-")
                : String.format(Locale.ROOT, "%.3f", p);
    }
}
