package org.casegraph.explanation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.inference.Words;
import org.casegraph.vocabulary.CG;

/** Items that say where nodes come from, down to the quotes; what was told of already is only named. */
public final class ExplanationWriter {
    private static final String PROV = "http://www.w3.org/ns/prov#";
    public static final Node WAS_GENERATED_BY = NodeFactory.createURI(PROV + "wasGeneratedBy");
    public static final Node WAS_DERIVED_FROM = NodeFactory.createURI(PROV + "wasDerivedFrom");

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
        grounds.add(new ExplanationLine(depth, words, Optional.empty()));
    }

    void tell(int depth, Node node) {
        String name = words.of(node) + " <" + node + ">";
        if (!told.add(node)) {
            line(depth, name + ", see above");
            return;
        }
        line(depth, name);
        List<Node> types = words.closestTypes(node);
        if (!types.isEmpty()) {
            line(depth + 1, "types: " + words.ofAll(types));
        }
        each(depth, "voice: ", node, CG.voice);
        words.objects(node, CG.statedIn).forEach(passage -> passage(depth + 1, "stated in ", passage));
        words.objects(node, CG.alsoStatedIn).forEach(passage -> passage(depth + 1, "also stated in ", passage));
        each(depth, "comment: ", node, RDFS.comment.asNode());
        each(depth, "definition: ", node, SKOS.definition.asNode());
        each(depth, "source: ", node, DCTerms.source.asNode());
        words.objects(node, WAS_GENERATED_BY).forEach(rule -> rule(depth + 1, rule));
        List<Node> inputs = words.objects(node, WAS_DERIVED_FROM);
        if (!inputs.isEmpty()) {
            line(depth + 1, "from:");
            inputs.forEach(input -> tell(depth + 2, input));
        }
    }

    private void each(int depth, String name, Node node, Node property) {
        words.objects(node, property).forEach(value -> line(depth + 1, name + words.of(value)));
    }

    private void passage(int depth, String name, Node passage) {
        String section = words.ofAll(words.objects(passage, CG.section));
        String sentence = words.ofAll(words.objects(passage, CG.sentence));
        String quote = words.ofAll(words.objects(passage, CG.quote));
        String words = name + section + ", sentence " + sentence + ": “" + quote + "”";
        grounds.add(new ExplanationLine(depth, words, Optional.of(passage)));
    }

    private void rule(int depth, Node rule) {
        line(depth, "rule: " + words.of(rule) + " <" + rule + ">");
        if (!told.add(rule)) {
            return;
        }
        each(depth, "why: ", rule, RDFS.comment.asNode());
        each(depth, "source: ", rule, DCTerms.source.asNode());
    }
}
