package org.casegraph.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which cases tell that they have a class of findings, or deny it. What is denied of a class is denied of each below, at the
 * site that the words name; what a case has at one time and denies at another it has. Whoever gets a set may change it.
 */
public final class ToldFindings {
    private static final Node TYPE = RDF.type.asNode();

    private final CaseColumns columns;
    private final FindingClasses classes;
    private final DenialReach reach;
    private final RoaringBitmap responses;
    private final RoaringBitmap whole;

    /** The cases that have a class, when it is first asked for; whoever finds them at the same time finds the same. */
    private final Map<Node, RoaringBitmap> present = new ConcurrentHashMap<>();

    /** What denies a class itself; as above. */
    private final Map<Node, DeniedClasses.Denied> denied = new ConcurrentHashMap<>();

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public ToldFindings(Graph graph, CaseColumns columns) {
        this.columns = columns;
        classes = new FindingClasses(graph);
        reach = new DenialReach(graph, columns);
        responses = RoaringBitmap.or(
                columns.nodes(TYPE, CG.TreatmentResponse),
                columns.nodes(TYPE, CG.ClinicalImprovement),
                columns.nodes(TYPE, CG.Recovery));
        whole = readWhole(graph, columns);
    }

    /** As {@link #readWhole()}. */
    public static RoaringBitmap readWhole(Graph graph, CaseColumns columns) {
        RoaringBitmap whole = new RoaringBitmap();
        Node yes = ResourceFactory.createTypedLiteral(true).asNode();
        graph.find(Node.ANY, CG.holdsFindings, yes)
                .forEachRemaining(part -> whole.or(columns.cases(CG.readWhole, part.getSubject())));
        return whole;
    }

    /** The classes that findings are counted by. */
    public Set<Node> classes() {
        return classes.counted();
    }

    /** A class with all above it, in any vocabulary; of no other class than {@link #classes()} anything is known. */
    public List<Node> atOrAbove(Node type) {
        return classes.atOrAbove(type);
    }

    /** All classes below one that findings are counted by. */
    public List<Node> below(Node type) {
        return classes.below(type);
    }

    FindingClasses hierarchy() {
        return classes;
    }

    DenialReach reach() {
        return reach;
    }

    /** The nodes that tell how a treatment did; not to be changed. */
    RoaringBitmap responses() {
        return responses;
    }

    /** The cases of which all was read that holds findings. */
    public RoaringBitmap readWhole() {
        return whole.clone();
    }

    /** Of some cases those that have a finding of the class or of one below; responses to treatment are none. */
    public RoaringBitmap present(Node type, RoaringBitmap among) {
        return RoaringBitmap.and(present(type), among);
    }

    /** Of all cases; not to be changed. */
    public RoaringBitmap present(Node type) {
        RoaringBitmap known = present.get(type);
        if (known == null) {
            RoaringBitmap found = columns.nodes(TYPE, type);
            found.andNot(responses);
            known = columns.casesOf(found);
            // Of what is nowhere a caller may ask without end.
            if (!known.isEmpty()) {
                known.runOptimize();
                present.put(type, known);
            }
        }
        return known;
    }

    /** Of these nodes those that deny the class or one above it. */
    public RoaringBitmap denials(Node type, RoaringBitmap among) {
        RoaringBitmap denials = new RoaringBitmap();
        classes.atOrAbove(type).forEach(wider -> denials.or(columns.nodes(CG.absenceOf, wider, among)));
        denials.andNot(responses);
        return reach.reaching(type, reach.inTime(CountedCohort.When.ANY, denials));
    }

    /** Of some cases those that deny the class or one above, and have none of it. */
    public RoaringBitmap absent(Node type, RoaringBitmap among) {
        RoaringBitmap absent = absent(type);
        absent.and(among);
        return absent;
    }

    /** Of all cases. */
    public RoaringBitmap absent(Node type) {
        return absences().apply(type);
    }

    /** Gives for each class what {@link #absent(Node)} does; for one thread that asks of many classes. */
    public Function<Node, RoaringBitmap> absences() {
        DeniedClasses above = new DeniedClasses(classes, this::denied);
        return type -> {
            DeniedClasses.Denied found = above.of(type);
            RoaringBitmap absent = RoaringBitmap.andNot(found.anywhere(), present(type));
            if (!found.atSites().isEmpty()) {
                absent.or(columns.casesOf(reach.reaching(type, found.atSites())));
                absent.andNot(present(type));
            }
            return absent;
        };
    }

    private DeniedClasses.Denied denied(Node type) {
        DeniedClasses.Denied known = denied.get(type);
        if (known == null) {
            RoaringBitmap denials = columns.nodes(CG.absenceOf, type);
            denials.andNot(responses);
            RoaringBitmap timely = reach.inTime(CountedCohort.When.ANY, denials);
            RoaringBitmap atSites = reach.atSites(timely);
            timely.andNot(atSites);
            known = new DeniedClasses.Denied(columns.casesOf(timely), atSites);
            if (!denials.isEmpty()) {
                known.anywhere().runOptimize();
                denied.put(type, known);
            }
        }
        return known;
    }

    /**
     * Of some nodes those that deny a class, of whatever time they speak.
     *
     * @param atOrAbove the class and all above it
     */
    public RoaringBitmap denying(Node type, Collection<Node> atOrAbove, RoaringBitmap among) {
        RoaringBitmap denials = new RoaringBitmap();
        atOrAbove.forEach(wider -> denials.or(columns.nodes(CG.absenceOf, wider, among)));
        return reach.reaching(type, denials);
    }

    /** Of some nodes those that, as denials, speak of the presentation, and perhaps of more. */
    public RoaringBitmap reachingPresentation(RoaringBitmap denials) {
        return reach.inTime(CountedCohort.When.ANY, denials);
    }
}
