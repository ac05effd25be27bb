package org.casegraph.timeline;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Ancestors;
import org.casegraph.project.ProjectFiles;

/** Which class of an ontology lies under which; made once for thousands of cases. Any number of threads may use it. */
public final class ClassTree {
    private final Graph ontology;
    private final Map<Node, Set<Node>> upwards = new ConcurrentHashMap<>();

    /** @param ontology tells by rdfs:subClassOf; it must not change afterwards */
    public ClassTree(Graph ontology) {
        this.ontology = ontology;
    }

    /** Whether a node of the case is an instance of the class or of one below it. */
    public boolean isInstance(Graph caseGraph, Node node, Node type) {
        return G.typesOfNodeAsList(caseGraph, node).stream()
                .anyMatch(stated -> upwards(stated).contains(type));
    }

    /** The class and all above it. */
    Set<Node> upwards(Node type) {
        return upwards.computeIfAbsent(type, named -> {
            Set<Node> all = Ancestors.of(named, below -> G.listSP(ontology, below, RDFS.subClassOf.asNode()));
            all.add(named);
            return all;
        });
    }

    /** Of the modules of the project's own ontology, read once. */
    public static ClassTree ofProject() {
        return ProjectOntology.CLASSES;
    }

    private static final class ProjectOntology {
        private static final ClassTree CLASSES = new ClassTree(read());

        private static Graph read() {
            Graph graph = GraphFactory.createDefaultGraph();
            ProjectFiles.under("ontology", ".ttl").forEach((path, text) -> {
                if (path.indexOf('/') == path.lastIndexOf('/')) {
                    RDFParser.fromString(text, Lang.TURTLE).parse(graph);
                }
            });
            return graph;
        }
    }
}
