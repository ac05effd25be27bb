package org.casegraph.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Set;
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
    private final RoaringBitmap whole = new RoaringBitmap();

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public ToldFindings(Graph graph, CaseColumns columns) {
        this.columns = columns;
        classes = new FindingClasses(graph);
        reach = new DenialReach(graph, columns);
        responses = RoaringBitmap.or(
                columns.nodes(TYPE, CG.TreatmentResponse),
                columns.nodes(TYPE, CG.ClinicalImprovement),
                columns.nodes(TYPE, CG.Recovery));
        Node yes = ResourceFactory.createTypedLiteral(true).asNode();
        graph.find(Node.ANY, CG.holdsFindings, yes)
                .forEachRemaining(part -> whole.or(columns.cases(CG.readWhole, part.getSubject())));
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

    /** Of the cases of these nodes those that have a finding of the class or of one below; responses to treatment are none. */
    public RoaringBitmap present(Node type, RoaringBitmap among) {
        RoaringBitmap found = columns.nodes(TYPE, type, among);
        found.andNot(responses);
        return columns.casesOf(found);
    }

    /** Of these nodes those that deny the class or one above it. */
    public RoaringBitmap denials(Node type, RoaringBitmap among) {
        RoaringBitmap denials = new RoaringBitmap();
        classes.atOrAbove(type).forEach(wider -> denials.or(columns.nodes(CG.absenceOf, wider, among)));
        denials.andNot(responses);
        return reach.reaching(type, reach.inTime(CountedCohort.When.ANY, denials));
    }

    /** Of the cases of these nodes those that deny the class or one above, and have none of it. */
    public RoaringBitmap absent(Node type, RoaringBitmap among) {
        RoaringBitmap absent = columns.casesOf(denials(type, among));
        absent.andNot(present(type, among));
        return absent;
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
