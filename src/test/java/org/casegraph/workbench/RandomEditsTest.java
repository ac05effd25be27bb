package org.casegraph.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.source.TurtleSource;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Standing;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody does, in whatever order: nothing is lost, and each file that is there can be read. */
class RandomEditsTest {
    private static final int EDITS = 25;

    private static final List<Node> TERMS = List.of(
            CG.named("SkinLesion"),
            CG.named("WeightLoss"),
            CG.named("Glossitis"),
            CG.named("Diarrhoea"),
            CG.named("LiverBiopsy"),
            CG.named("Dermatosis"));

    @TempDir
    private Path folder;

    @Test
    void inSixSequencesNothingIsLost() {
        IntStream.range(0, 6).forEach(this::nothingIsLost);
    }

    @Test
    @Tag("long")
    void inTwoHundredSequencesNothingIsLost() {
        IntStream.range(1_000, 1_200).forEach(this::nothingIsLost);
    }

    private void nothingIsLost(int seed) {
        Random random = new Random(seed);
        Encoding encoding = Encoding.begun(made(seed));
        CaseFile file = encoding.open();
        // The texts that undoing leads back to, and those that doing again leads to.
        Deque<String> before = new ArrayDeque<>();
        Deque<String> after = new ArrayDeque<>();
        int refused = 0;
        for (int step = 0; step < EDITS; step++) {
            String told = "seed " + seed + ", step " + step;
            String text = encoding.written();
            int kind = random.nextInt(10);
            if (kind == 0 || kind == 1) {
                file.undo(file.version());
                if (before.isEmpty()) {
                    assertEquals(text, encoding.written(), told);
                } else {
                    after.push(text);
                    assertEquals(before.pop(), encoding.written(), told);
                }
            } else if (kind == 2) {
                file.redo(file.version());
                if (after.isEmpty()) {
                    assertEquals(text, encoding.written(), told);
                } else {
                    before.push(text);
                    assertEquals(after.pop(), encoding.written(), told);
                }
            } else {
                try {
                    Encoding.apply(file, edit(kind, file, random));
                } catch (Problem problem) {
                    refused++;
                    assertEquals(text, encoding.written(), told + ": what is refused changes nothing");
                }
                if (!text.equals(encoding.written())) {
                    before.push(text);
                    after.clear();
                }
            }
            assertEquals(encoding.written(), file.text(), told);
            // Parses, or throws.
            assertFalse(
                    TurtleSource.read("again.ttl", encoding.written()).graph().isEmpty(), told);
            assertTrue(encoding.written().contains("# Ask Anna about the doses.\n### The case,"), told);
            assertTrue(encoding.written().endsWith("# The end of what I read.\n"), told);
        }
        assertTrue(refused < EDITS / 2, "most edits are made, but " + refused + " were refused");
        while (file.undoes().isPresent()) {
            file.undo(file.version());
        }
        assertEquals(Encoding.begun(made(seed + 1_000_000)).written(), encoding.written(), "seed " + seed);
    }

    private Path made(int seed) {
        try {
            return java.nio.file.Files.createDirectories(folder.resolve(String.valueOf(seed)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Edit edit(int kind, CaseFile file, Random random) {
        List<Node> nodes = new ArrayList<>(StatedFact.of(file).stream()
                .filter(fact -> !fact.isOrder())
                .map(StatedFact::node)
                .toList());
        Node node = nodes.get(random.nextInt(nodes.size()));
        Node other = nodes.get(random.nextInt(nodes.size()));
        Tie tie = new Tie(OrderWord.values()[random.nextInt(4)], other, Optional.empty(), random.nextBoolean());
        return switch (kind) {
            case 3 -> new Edit.Order(node, tie, place(random));
            case 4 -> new Edit.Removed(node);
            case 5 -> new Edit.Reworded(node, RDFS.label.asNode(), words(random));
            case 6 -> new Edit.Rewritten(node, rewritten(file, node, random));
            case 7 ->
                random.nextBoolean()
                        ? new Edit.Dated(node, "2019-0" + (1 + random.nextInt(9)), place(random))
                        : new Edit.Quoted(node, place(random));
            default ->
                new Edit.State(
                        new Fact(
                                TERMS.get(random.nextInt(TERMS.size())),
                                Standing.values()[random.nextInt(3)],
                                Optional.empty(),
                                List.of(),
                                random.nextInt(4) == 0 ? List.of(new Fact.Link(CG.partOf, other)) : List.of(),
                                random.nextBoolean() ? "" : words(random),
                                random.nextInt(3) == 0 ? List.of(tie) : List.of(),
                                Optional.empty(),
                                random.nextInt(4) == 0 ? words(random) : "",
                                CG.AuthorsOnPatient),
                        place(random));
        };
    }

    private static Place place(Random random) {
        String[] words = Encoding.text().split("(?<=\\s)");
        int first = random.nextInt(words.length - 3);
        int start = String.join("", List.of(words).subList(0, first)).length();
        String chosen = String.join("", List.of(words).subList(first, first + 1 + random.nextInt(3)));
        return new Place(start, start + chosen.stripTrailing().length(), CG.CaseDescription);
    }

    private static String words(Random random) {
        List<String> hard = List.of(
                "a \"rash\"",
                "back\\slash",
                "line\nbreak",
                "# no comment .",
                "<#not> a cg:Node .",
                "weiß, µ, 😀",
                "'''");
        return hard.get(random.nextInt(hard.size())) + " " + random.nextInt(100);
    }

    /** A comment within, which later edits keep; or what cannot be read. */
    private static String rewritten(CaseFile file, Node node, Random random) {
        String turtle = file.turtle(node).get(0);
        return random.nextInt(4) == 0
                ? turtle.substring(0, turtle.length() - 2)
                : turtle.replaceFirst(" ;\n", " ; # seen twice; \"both\" times .\n");
    }
}
