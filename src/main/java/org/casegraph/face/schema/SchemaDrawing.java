package org.casegraph.face.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.description.ClassPartitions;
import org.casegraph.description.ClassPartitions.ClassPartition;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Values;

/**
 * The classes with most links as boxes, in which stand the properties that lead to another box, with a line there. What
 * mostly leads on stands left, what is mostly led to stands right.
 */
record SchemaDrawing(NodeLinks links, ClassPartitions partitions) {
    private static final int MOST_BOXES = 9;
    private static final int MOST_ROWS = 5;
    private static final int COLUMNS = 3;

    private static final int WIDTH = 262;
    private static final int GAP = 84;
    private static final int HEAD = 44;
    private static final int ROW = 20;
    private static final int BETWEEN = 26;
    private static final int LONGEST = 32;

    /** In which data say what their terms are, not what they are about. */
    private static final List<String> OF_SCHEMAS =
            List.of(RDF.getURI(), RDFS.getURI(), OWL2.getURI(), VOID.getURI(), "http://www.w3.org/ns/shacl#");

    private record Link(Node property, Node to, long count) {}

    private record Box(ClassPartition part, List<Link> rows, int x, int y) {
        int height() {
            return HEAD + rows.size() * ROW + (rows.isEmpty() ? 0 : 8);
        }
    }

    Html html() {
        List<ClassPartition> chosen = chosen();
        if (chosen.size() < 2) {
            return Html.EMPTY;
        }
        return Html.element("figure")
                .with("class", "picture schema")
                .with("tabindex", "0")
                .with("aria-label", "The classes with most links")
                .of(
                        svg(chosen, COLUMNS),
                        svg(chosen, 1),
                        Html.element("figcaption")
                                .with("class", "quiet")
                                .of(
                                        "The classes with most links; the table has all. A number is how many things a class has,"
                                                + " or how many links lead there."));
    }

    /** In one column, for a narrow screen, the words of a row alone say where it leads: all lines would run side by side. */
    private Html svg(List<ClassPartition> chosen, int columns) {
        Map<Node, Box> boxes = placed(chosen, columns);
        int width = columns * WIDTH + (columns - 1) * GAP + 40;
        int height = boxes.values().stream()
                        .mapToInt(box -> box.y + box.height())
                        .max()
                        .orElse(0)
                + 12;
        List<Html> marks = new ArrayList<>();
        if (columns > 1) {
            boxes.values().forEach(box -> marks.addAll(lines(box, boxes)));
        }
        boxes.values().forEach(box -> marks.add(drawn(box)));
        return Html.element("svg")
                .with("class", columns > 1 ? "wide" : "slim")
                .with("viewBox", "0 0 " + width + " " + height)
                .with("role", "group")
                .with("aria-label", "Classes and what leads from one to another")
                .of(marks);
    }

    /** Those that most links leave or reach, in the order from what leads on to what is led to. */
    private List<ClassPartition> chosen() {
        Map<Node, Long> out = new HashMap<>();
        Map<Node, Long> in = new HashMap<>();
        partitions.classes().stream().filter(part -> isShown(part.type())).forEach(part -> part.properties()
                .values()
                .forEach(property -> property.classes().forEach((to, count) -> {
                    if (isShown(to) && !to.equals(part.type())) {
                        out.merge(part.type(), count, Long::sum);
                        in.merge(to, count, Long::sum);
                    }
                })));
        return partitions.classes().stream()
                .filter(part -> out.containsKey(part.type()) || in.containsKey(part.type()))
                .sorted(Comparator.comparingLong((ClassPartition part) ->
                                out.getOrDefault(part.type(), 0L) + in.getOrDefault(part.type(), 0L))
                        .reversed()
                        .thenComparing(ClassPartition::type, Values.BY_TEXT))
                .limit(MOST_BOXES)
                .sorted(Comparator.comparingDouble((ClassPartition part) -> {
                            double leaving = out.getOrDefault(part.type(), 0L);
                            return -leaving / (leaving + in.getOrDefault(part.type(), 0L));
                        })
                        .thenComparing(ClassPartition::type, Values.BY_TEXT))
                .toList();
    }

    private static boolean isShown(Node type) {
        return type.isURI() && !isOfSchemas(type);
    }

    /** Whether a class is one of terms and not of what the data are about. */
    static boolean isOfSchemas(Node type) {
        return OF_SCHEMAS.stream().anyMatch(type.getURI()::startsWith);
    }

    private Map<Node, Box> placed(List<ClassPartition> chosen, int columns) {
        Set<Node> shown = new HashSet<>();
        chosen.forEach(part -> shown.add(part.type()));
        Map<Node, Box> boxes = new LinkedHashMap<>();
        int inColumn = (chosen.size() + columns - 1) / columns;
        int y = 12;
        for (int i = 0; i < chosen.size(); i++) {
            y = i % inColumn == 0 ? 12 : y;
            Box box = new Box(chosen.get(i), rows(chosen.get(i), shown), 20 + (i / inColumn) * (WIDTH + GAP), y);
            boxes.put(chosen.get(i).type(), box);
            y += box.height() + BETWEEN;
        }
        return boxes;
    }

    private static List<Link> rows(ClassPartition part, Set<Node> shown) {
        List<Link> all = new ArrayList<>();
        part.properties().forEach((property, uses) -> uses.classes().entrySet().stream()
                .filter(entry -> shown.contains(entry.getKey()))
                .max(Map.Entry.<Node, Long>comparingByValue().thenComparing(Map.Entry::getKey, Values.BY_TEXT))
                .ifPresent(entry -> all.add(new Link(property, entry.getKey(), entry.getValue()))));
        return all.stream()
                .sorted(Comparator.comparingLong(Link::count).reversed().thenComparing(Link::property, Values.BY_TEXT))
                .limit(MOST_ROWS)
                .toList();
    }

    private static List<Html> lines(Box box, Map<Node, Box> boxes) {
        List<Html> lines = new ArrayList<>();
        for (int i = 0; i < box.rows.size(); i++) {
            Box to = boxes.get(box.rows.get(i).to());
            if (to == null || to == box) {
                continue;
            }
            int y = box.y + HEAD + i * ROW + ROW / 2;
            int end = to.y + HEAD / 2;
            boolean isRight = to.x > box.x;
            int from = isRight ? box.x + WIDTH : box.x;
            int toward = to.x < box.x || to.x == box.x ? to.x + (to.x == box.x ? 0 : WIDTH) : to.x;
            int bend = to.x == box.x ? -18 : isRight ? GAP / 2 : -GAP / 2;
            int back = to.x == box.x ? -18 : -bend;
            lines.add(Html.element("path")
                    .with("class", "link")
                    .with("fill", "none")
                    .with(
                            "d",
                            String.format(
                                    Locale.ROOT,
                                    "M%d %d C%d %d %d %d %d %d",
                                    from,
                                    y,
                                    from + bend,
                                    y,
                                    toward + back,
                                    end,
                                    toward,
                                    end))
                    .of());
            lines.add(Html.element("circle")
                    .with("class", "ink")
                    .with("cx", Integer.toString(toward))
                    .with("cy", Integer.toString(end))
                    .with("r", "2.5")
                    .of());
        }
        return lines;
    }

    private Html drawn(Box box) {
        List<Html> marks = new ArrayList<>();
        marks.add(Html.element("rect")
                .with("class", "box")
                .with("x", Integer.toString(box.x))
                .with("y", Integer.toString(box.y))
                .with("width", Integer.toString(WIDTH))
                .with("height", Integer.toString(box.height()))
                .with("rx", "5")
                .of());
        marks.add(Html.element("a")
                .with("href", SchemaPage.address(box.part.type()))
                .of(
                        Html.element("rect")
                                .with("class", "head")
                                .with("x", Integer.toString(box.x))
                                .with("y", Integer.toString(box.y))
                                .with("width", Integer.toString(WIDTH))
                                .with("height", Integer.toString(HEAD - 10))
                                .with("rx", "5")
                                .of(),
                        text("ink", box.x + 10, box.y + 22, shortened(links.label(box.part.type()), LONGEST - 8)),
                        number(box, box.y + 22, box.part.entities())));
        for (int i = 0; i < box.rows.size(); i++) {
            Link row = box.rows.get(i);
            marks.add(text(
                    "quiet",
                    box.x + 10,
                    box.y + HEAD + i * ROW + 14,
                    shortened(
                            links.label(row.property()) + " → " + links.label(row.to()),
                            LONGEST - Math.max(0, SchemaPage.number(row.count()).length() - 4))));
            marks.add(number(box, box.y + HEAD + i * ROW + 14, row.count()));
        }
        return Html.all(marks);
    }

    private static Html number(Box box, int y, long count) {
        return Html.element("text")
                .with("class", "quiet")
                .with("x", Integer.toString(box.x + WIDTH - 10))
                .with("y", Integer.toString(y))
                .with("font-size", "12")
                .with("text-anchor", "end")
                .of(SchemaPage.number(count));
    }

    private static Html text(String tone, int x, int y, String words) {
        return Html.element("text")
                .with("class", tone)
                .with("x", Integer.toString(x))
                .with("y", Integer.toString(y))
                .with("font-size", tone.equals("ink") ? "14" : "12")
                .of(words);
    }

    private static String shortened(String words, int most) {
        return words.length() > most ? words.substring(0, most - 1) + "…" : words;
    }
}
