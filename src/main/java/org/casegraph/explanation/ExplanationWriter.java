package org.casegraph.explanation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.explanation.ExplanationLine.Part;
import org.casegraph.inference.Words;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** Items that say where nodes come from, down to the quotes; what was told of already is only named. */
final class ExplanationWriter {
    private final Words words;
    private final List<ExplanationLine> grounds = new ArrayList<>();
    private final Set<Node> told = new HashSet<>();

    ExplanationWriter(Words words) {
        this.words = words;
    }

    List<ExplanationLine> grounds() {
        return List.copyOf(grounds);
    }

    void line(int depth, String words) {
        line(depth, Part.of(words));
    }

    void line(int depth, Part... parts) {
        grounds.add(new ExplanationLine(depth, List.of(parts), Optional.empty()));
    }

    void tell(int depth, Node node) {
        Part label = Part.of(words.of(node) + " ");
        if (!told.add(node)) {
            line(depth, label, Part.of(node), Part.of(", see above"));
            return;
        }
        line(depth, label, Part.of(node));
        List<Node> types = words.closestTypes(node);
        if (!types.isEmpty()) {
            line(depth + 1, "types: " + words.ofAll(types));
        }
        each(depth, "voice: ", node, CG.voice);
        words.objects(node, CG.statedIn).forEach(passage -> passage(depth + 1, "stated in ", passage));
        words.objects(node, CG.alsoStatedIn).forEach(passage -> passage(depth + 1, "also stated in ", passage));
        each(depth, "comment: ", node, RDFS.comment.asNode());
        each(depth, "definition: ", node, SKOS.definition.asNode());
        each(depth, "conversion: × ", node, CG.conversionFactor);
        each(depth, "molar mass in g/mol: ", node, CG.molarMass);
        sources(depth + 1, node, CG.molarMassSource);
        sources(depth + 1, node, DCTerms.source.asNode());
        words.objects(node, PROV.wasGeneratedBy).forEach(rule -> rule(depth + 1, rule));
        List<Node> inputs = words.objects(node, PROV.wasDerivedFrom);
        if (!inputs.isEmpty()) {
            line(depth + 1, "from:");
            inputs.forEach(input -> tell(depth + 2, input));
        }
    }

    private void each(int depth, String name, Node node, Node property) {
        words.objects(node, property).forEach(value -> line(depth + 1, name + words.of(value)));
    }

    /** By their addresses: a title would not lead to them. */
    private void sources(int depth, Node node, Node property) {
        words.objects(node, property)
                .forEach(source -> line(depth, "source: " + (source.isURI() ? source : words.of(source))));
    }

    private void passage(int depth, String name, Node passage) {
        String section = words.ofAll(words.objects(passage, CG.section));
        String sentence = words.ofAll(words.objects(passage, CG.sentence));
        String quote = words.ofAll(words.objects(passage, CG.quote));
        String said = name + section + ", sentence " + sentence + ": “" + quote + "”";
        grounds.add(new ExplanationLine(depth, List.of(Part.of(said)), Optional.of(passage)));
    }

    private void rule(int depth, Node rule) {
        line(depth, Part.of("rule: " + words.of(rule) + " "), Part.of(rule));
        if (!told.add(rule)) {
            return;
        }
        each(depth, "why: ", rule, RDFS.comment.asNode());
        sources(depth + 1, rule, DCTerms.source.asNode());
    }
}
