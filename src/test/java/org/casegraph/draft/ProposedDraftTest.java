package org.casegraph.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casegraph.problem.Problem;
import org.casegraph.timeline.TimeCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposedDraftTest {
    private static final Path PACKET = Path.of("src/test/resources/phenopackets/comet.json");
    private static final String REPORT =
            """
            Case presentation

            A 41-year-old woman presented with weight loss. She denied diarrhea. A skin rash with crusts was seen on \
            both legs, and hyperglycaemia was found. Weight loss went on for months.
            """;

    @TempDir
    private Path folder;

    private Path report() throws IOException {
        return Files.writeString(folder.resolve("report.txt"), REPORT);
    }

    @Test
    void passagesAreProposedByLabelAndSynonym() throws IOException {
        ProposedDraft proposed = ProposedDraft.of(PACKET, report());
        List<String> lines = proposed.csv().lines().toList();

        assertEquals("kind,what,status,quote,proposal,comment", lines.get(0));
        assertTrue(
                lines.containsAll(List.of(
                        "finding,HP:0001824,present,woman presented with weight loss,proposed: 1 of 2,"
                                + "Weight loss; also “Weight loss went on for months”",
                        "finding,HP:0003074,present,\"both legs, and hyperglycaemia was found\",proposed: 1 of 1,Hyperglycemia",
                        "finding,HP:0002014,absent,She denied diarrhea,proposed: 1 of 1,Diarrhea",
                        "finding,HP:0002018,present,,proposed: no passage names it,Nausea")),
                proposed::csv);
        assertEquals(4, proposed.quoted());
        assertEquals(lines.size() - 1, proposed.rows());
    }

    @Test
    void noProposalEntersUntilSomebodyConfirmsIt() throws IOException {
        String csv = ProposedDraft.of(PACKET, report()).csv();
        Draft open = draft(csv);
        Draft confirmed = draft(csv.replaceAll("proposed: 1 of \\d", ""));

        assertEquals(0, open.report().accepted());
        assertTrue(
                open.report()
                        .lines()
                        .get(0)
                        .endsWith("nobody has confirmed what is proposed. Compare it with the report, and empty the"
                                + " column proposal. [proposal-open]"),
                open.report().lines()::toString);
        assertEquals(4, confirmed.report().accepted());
    }

    @Test
    void aConfirmedProposalIsStillJudged() throws IOException {
        String csv = ProposedDraft.of(PACKET, report())
                .csv()
                .replaceAll("proposed: 1 of \\d", "")
                .replace("HP:0002014,absent", "HP:0002014,present");

        assertTrue(
                draft(csv).report().lines().stream().anyMatch(line -> line.endsWith("[quote-negated]")),
                "the words deny what the packet affirms");
    }

    private Draft draft(String csv) throws IOException {
        return Draft.of(
                Files.writeString(folder.resolve("draft.csv"), csv),
                report(),
                "proposed-1",
                Optional.of("https://creativecommons.org/publicdomain/zero/1.0/"),
                TimeCheck::problems);
    }

    @Test
    void whatIsNoPhenopacketIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");

        assertThrows(Problem.class, () -> ProposedDraft.of(file, report()));
    }
}
