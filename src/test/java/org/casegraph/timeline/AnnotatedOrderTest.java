package org.casegraph.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Other people's order of events, by hand, read as our constraints: the 84 English texts of layer 1 of the E3C corpus. An event
 * and a time expression are occurrences, a date is one to the year, month or day that is told, a link of two is one to four constraints between their beginnings and ends. What is
 * denied has no time and no constraint. The corpus is test data only, so that no word of it stands here.
 */
@Tag("long")
class AnnotatedOrderTest {
    private static final Optional<Path> CORPUS = Optional.ofNullable(System.getProperty("casegraph.corpora"))
            .map(folder -> Path.of(folder, "e3c-layer1-en.tar.gz"))
            .filter(Files::exists);

    private static final Path JUDGED = Path.of("src/test/resources/e3c/contradictions.tsv");
    private static final Pattern DATE = Pattern.compile("[12]\\d{3}(-[01]\\d(-[0-3]\\d)?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** By role, the constraints between source s and target t, as beginning (0) or end (1) not after beginning or end. */
    private static final Map<String, List<String>> ROLES = Map.of(
            "BEFORE", List.of("s1 t0", "s0<t0"),
            "CONTAINS", List.of("s0 t0", "t1 s1"),
            "OVERLAP", List.of("s0 t1", "t0 s1"),
            "SIMULTANEOUS", List.of("s0 t0", "t0 s0", "s1 t1", "t1 s1"),
            "BEGINS-ON", List.of("t0 s0", "s0 t1"),
            "ENDS-ON", List.of("t0 s1", "s1 t1"));

    /** The time of the document, which an event may be placed before, after or in: one more occurrence. */
    private static final String DOCUMENT = "document";

    private static final String PLACED = "D";

    private record Link(String id, String source, String role, String target) {
        /** @param event with its {@code docTimeRel} */
        static Link placed(String event, String relation) {
            return switch (relation) {
                case "AFTER" -> new Link(PLACED + event, DOCUMENT, "BEFORE", event);
                case "IS-CONTAINED" -> new Link(PLACED + event, DOCUMENT, "CONTAINS", event);
                default -> new Link(PLACED + event, event, relation, DOCUMENT);
            };
        }

        boolean isPlaced() {
            return id.startsWith(PLACED);
        }

        /** Those between events first. */
        int number() {
            return isPlaced() ? Integer.MAX_VALUE / 2 + Integer.parseInt(id.substring(1)) : Integer.parseInt(id);
        }
    }

    /**
     * One annotated text.
     *
     * @param words where each event and time expression stands
     * @param dates of time expressions with a year, as typed literals
     */
    private record Annotated(
            String name,
            String text,
            Map<String, int[]> words,
            Map<String, String> dates,
            List<Link> links,
            int denied) {
        static Annotated read(String name, InputStream xml) throws XMLStreamException {
            Map<String, Map<String, String>> elements = new TreeMap<>();
            String text = "";
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    Map<String, String> element = new HashMap<>(Map.of("element", reader.getLocalName()));
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        element.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    text = element.getOrDefault("sofaString", text);
                    elements.put(element.getOrDefault("id", "0"), element);
                }
            }
            return of(name, text, elements);
        }

        private static Annotated of(String name, String text, Map<String, Map<String, String>> elements) {
            Map<String, int[]> words = new TreeMap<>();
            elements.forEach((id, element) -> {
                if (List.of("EVENT", "TIMEX3").contains(element.get("element"))
                        && !"NEG".equals(element.get("polarity"))) {
                    words.put(
                            id,
                            new int[] {Integer.parseInt(element.get("begin")), Integer.parseInt(element.get("end"))});
                }
            });
            Map<String, String> dates = new TreeMap<>();
            words.keySet().forEach(id -> {
                Matcher date = DATE.matcher(elements.get(id).getOrDefault("value", ""));
                if (date.lookingAt()) {
                    String type = date.group(2) != null ? "date" : date.group(1) != null ? "gYearMonth" : "gYear";
                    dates.put(id, "\"" + date.group() + "\"^^xsd:" + type);
                }
            });
            List<Link> links = new ArrayList<>();
            words.keySet().forEach(source -> {
                Map<String, String> element = elements.get(source);
                String ids = element.getOrDefault("TLINK", element.getOrDefault("timexLink", ""));
                NUMBER.matcher(ids).results().forEach(id -> {
                    Map<String, String> link = elements.getOrDefault(id.group(), Map.of());
                    String target = link.getOrDefault("target", source);
                    if (words.containsKey(target) && !target.equals(source)) {
                        links.add(new Link(id.group(), source, link.get("role"), target));
                    }
                });
            });
            List<Link> placed = words.keySet().stream()
                    .filter(id -> elements.get(id).containsKey("docTimeRel"))
                    .map(id -> Link.placed(id, elements.get(id).get("docTimeRel")))
                    .toList();
            links.addAll(placed);
            words.put(DOCUMENT, new int[] {0, 0});
            int denied = (int) elements.values().stream()
                    .filter(element -> "NEG".equals(element.get("polarity")))
                    .count();
            return new Annotated(name, text, words, dates, links, denied);
        }

        String turtle() {
            StringBuilder turtle = new StringBuilder();
            words.keySet().forEach(id -> turtle.append("<#e" + id + "> a cg:Event ; rdfs:label \"" + id + "\" .\n"));
            dates.forEach((id, date) -> turtle.append("<#d" + id + "> a cg:DateConstraint ; rdfs:label \"date " + id
                    + ".\" ; cg:strength cg:StatedOrder ; cg:occurrence <#e" + id + "> ; cg:date " + date + " .\n"));
            links.forEach(link -> {
                int number = 0;
                for (String sides : ROLES.get(link.role())) {
                    turtle.append("<#l" + link.id() + "-" + number++ + "> a cg:TemporalConstraint ; rdfs:label \"link "
                            + link.id() + ".\" ; cg:strength cg:MarkedOrder ; cg:strict " + (sides.charAt(2) == '<')
                            + " ; cg:earlier " + node(link, sides.charAt(0)) + " ; cg:earlierBoundary "
                            + boundary(sides.charAt(1)) + " ; cg:later " + node(link, sides.charAt(3))
                            + " ; cg:laterBoundary " + boundary(sides.charAt(4)) + " .\n");
                }
            });
            return turtle.toString();
        }

        private static String node(Link link, char side) {
            return "<#e" + (side == 's' ? link.source() : link.target()) + ">";
        }

        private static String boundary(char end) {
            return end == '0' ? "cg:Start" : "cg:End";
        }

        /** The ids of the links that contradict those admitted before them. */
        TreeSet<String> contradicting() {
            try {
                CaseTurtle.timeline(turtle());
                return new TreeSet<>();
            } catch (Problem problem) {
                return problem.parts().stream()
                        .map(part -> part.where() + " " + part.what())
                        .map(told -> links.stream()
                                .filter(link -> told.contains("#l" + link.id() + "-"))
                                .max(Comparator.comparingInt(Link::number))
                                .map(Link::id)
                                .orElse(told))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }

        Annotated without(List<String> ids) {
            return new Annotated(
                    name,
                    text,
                    words,
                    dates,
                    links.stream().filter(link -> !ids.contains(link.id())).toList(),
                    denied);
        }

        /** For whoever has to judge. */
        String shown(String id) {
            return links.stream()
                    .filter(link -> link.id().equals(id))
                    .map(link -> name + " " + id + ": " + word(link.source()) + " " + link.role() + " "
                            + word(link.target()) + ": "
                            + told(link))
                    .findFirst()
                    .orElse(name + " " + id);
        }

        private String told(Link link) {
            List<int[]> ends = List.of(words.get(link.source()), words.get(link.target()));
            int to = Math.max(ends.get(0)[1], ends.get(1)[1]);
            int from = link.isPlaced() ? Math.max(0, to - 120) : Math.min(ends.get(0)[0], ends.get(1)[0]);
            return text.substring(from, to);
        }

        private String word(String id) {
            return id.equals(DOCUMENT) ? "the document" : text.substring(words.get(id)[0], words.get(id)[1]);
        }
    }

    @Test
    void noCertainOrderContradictsAnOrderByHandUnlessItsSentenceWasJudged() throws IOException, XMLStreamException {
        assumeTrue(CORPUS.isPresent(), "skipped: no e3c-layer1-en.tar.gz in -Dcasegraph.corpora");
        List<Annotated> texts = texts(CORPUS.get());
        Map<String, List<String>> judged = new TreeMap<>();
        for (String row : Files.readAllLines(JUDGED).stream().skip(1).toList()) {
            judged.computeIfAbsent(row.split("\t")[0], name -> new ArrayList<>())
                    .add(row.split("\t")[1]);
        }

        List<String> unjudged = new ArrayList<>();
        List<String> needless = new ArrayList<>();
        for (Annotated text : texts) {
            List<String> known = judged.getOrDefault(text.name(), List.of());
            text.without(known).contradicting().forEach(id -> unjudged.add(text.shown(id)));
            for (String one : known) {
                List<String> others =
                        known.stream().filter(id -> !id.equals(one)).toList();
                if (text.without(others).contradicting().isEmpty()) {
                    needless.add(text.name() + " " + one);
                }
            }
        }

        assertEquals("", String.join("\n", unjudged));
        assertEquals(List.of(), needless, "judged, but no contradiction");
        assertEquals(84, texts.size());
        assertEquals(
                "4283 links, 4429 placed by the document, 456 denied, 93 dates",
                links(texts, false) + " links, " + links(texts, true) + " placed by the document, "
                        + texts.stream().mapToInt(Annotated::denied).sum() + " denied, "
                        + texts.stream().mapToInt(text -> text.dates().size()).sum() + " dates");
    }

    private static long links(List<Annotated> texts, boolean isPlaced) {
        return texts.stream()
                .flatMap(text -> text.links().stream())
                .filter(link -> link.isPlaced() == isPlaced)
                .count();
    }

    private static List<Annotated> texts(Path archive) throws IOException, XMLStreamException {
        List<Annotated> texts = new ArrayList<>();
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    String name =
                            Path.of(entry.getName()).getFileName().toString().replace(".xml", "");
                    texts.add(Annotated.read(name, new ByteArrayInputStream(files.readAllBytes())));
                }
            }
        }
        return texts;
    }
}
