package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class CurveCommandTest {
    private static final Set<String> CASES =
            Set.of("fang-2014", "giampatzis-2023", "han-tgh-3627", "wang-2022", "yu-2024");

    private static StoreBuilder store;

    @BeforeAll
    static void build() {
        store = StoreBuilder.inMemory(
                ProjectSources.ontology(),
                OwnCases.all().stream()
                        .filter(one -> CASES.stream().anyMatch(one.name().getURI()::endsWith))
                        .toList());
    }

    @Test
    void theNumbersSayWhatIsKnownOfHowManyAndWhyNotOfTheOthers() {
        CommandLineRun run = run("unit=months");

        assertEquals(0, run.status(), run.err());
        assertEquals(
                List.of(
                        "group,what,which,from,fromIncluded,to,toIncluded,value,unit",
                        "all cases,cases,,,,,,5,cases",
                        "all cases,used,,,,,,4,cases",
                        "all cases,not seen to come,,,,,,3,cases",
                        "all cases,cannot be used,\"reported, not when\",,,,,1,cases",
                        "all cases,box,,0.1643,false,0.3943,false,0.25,months",
                        "all cases,box,,30,false,,,0.75,months",
                        "all cases,quantile,0.25,0.1643,false,0.3943,false,,months",
                        "all cases,bounds of quantile,0.25,0.1643,true,0.3943,true,,months",
                        "all cases,bounds of quantile of all,0.25,0.1643,true,,,,months",
                        "all cases,bounds of quantile,0.5,13.5362,true,,,,months",
                        "all cases,bounds of quantile of all,0.5,13.5362,true,,,,months",
                        "all cases,bounds of quantile,0.75,18,true,,,,months",
                        "all cases,bounds of quantile of all,0.75,18,true,,,,months",
                        "\"\",log-rank of intervals,one group only,,,,,,p",
                        "\"\",log-rank of midpoints,one group only,,,,,,p"),
                run.out().lines().toList());
    }

    @Test
    void groupsThatAreAllInOneClassCannotBeTold() {
        CommandLineRun run = run("from=birth", "to=Birth", "by=sex", "group=female", "group=male");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("log-rank of intervals,cannot tell: all in one class"), run.out());
        assertTrue(run.out().contains("log-rank of midpoints,cannot tell: all in one class"), run.out());
    }

    @Test
    void aFileWithOtherContentStaysUnlessItsEndIsAskedFor(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("curve.csv"), "mine");

        CommandLineRun refused = run("--to", file.toString());

        assertEquals(1, refused.status());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, run("--to", file.toString(), "--force").status());
        assertTrue(Files.readString(file).startsWith("group,what,which"));
        assertEquals(0, run("--to", file.toString()).status(), "the same bytes are no overwriting");
    }

    @Test
    void aPictureShadesWhatNobodyKnowsAndIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("curve.svg");
        CommandLineRun run = run("unit=months", "by=sex", "group=female", "group=male", "--to", file.toString());

        assertEquals(0, run.status(), run.err());
        Document drawn =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals(
                "Share without final diagnosis, by months since finding",
                drawn.getElementsByTagName("title").item(0).getTextContent());
        String text = Files.readString(file);
        assertTrue(text.contains("female: 50.0 % at some time from 0.1643 to 0.3943 months"), text);
        assertEquals("", run.out());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void theRestIsWhatIsInNoOtherGroup() {
        String rest = run("unit=months", "by=sex", "group=female", "group=rest").out();
        String male = run("unit=months", "by=sex", "group=female", "group=male").out();

        assertTrue(male.contains("male,cases,,,,,,3,cases"), male);
        assertEquals(male.replace("\nmale,", "\nrest,"), rest);
    }

    @Test
    void anImageHasPointsForPrint(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("curve.png");
        CommandLineRun run = run("--to", file.toString());
        BufferedImage image = ImageIO.read(file.toFile());

        assertEquals(0, run.status(), run.err());
        assertEquals(2580, image.getWidth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            group=sex=female|group=disease=cg:Glucagonoma|is in the group sex=female too
            group=sex|unit=months|the condition sex has no value
            by=colour|group=red|no groups are made by this
            colour=red|unit=months|a curve has no such parameter
            unit=months|--to=curve.pdf|Give a file that ends with .svg, .png or .csv
            """)
    void whatCannotBeDrawnIsSaidInALine(String first, String second, String told) {
        CommandLineRun run = run(first, second);

        assertEquals(1, run.status(), run.err());
        assertTrue(run.err().contains(told), run.err());
    }

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(
                sources -> store,
                Stream.concat(Stream.of("curve"), Stream.of(arguments)).toArray(String[]::new));
    }
}
