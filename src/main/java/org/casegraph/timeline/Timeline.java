package org.casegraph.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/**
 * The order of one case, solved: what certainly and what probably comes before what, between which days it lies and how
 * far apart it is, each with its proof. Times are dense; what is compared are starts.
 */
public final class Timeline {
    private final CaseLabels text;
    private final Occurrences occurrences;
    private final ProofPaths chains;

    /** Without the calendar, so that a proof names no date that it can do without. */
    private final Network undated;

    private final Network certain;
    private final Network probable;
    private final CalendarBounds dates;
    private final List<DroppedConstraint> dropped;

    private Timeline(CaseLabels text, ClassTree classes) {
        this.text = text;
        this.occurrences = new Occurrences(text.graph(), classes);
        this.chains = new ProofPaths(occurrences);
        List<Constraint> constraints = ConstraintReader.read(text);
        List<Constraint> certainOnes = constraints.stream()
                .filter(c -> c.strength() != Strength.NARRATIVE)
                .toList();
        this.undated = new Network(constraints, occurrences::point);
        admit(certainOnes, undated);
        this.dates = new CalendarBounds(undated, certainOnes, occurrences.originsOfAges());
        dates.impossible().ifPresent(this::reject);
        List<Constraint> dated = new DatedDistances(dates, chains, text).of(certainOnes);
        this.certain = dated.isEmpty() ? undated : undated.copy();
        admit(dated, certain);
        this.probable = certainOnes.size() == constraints.size() ? certain : certain.copy();
        this.dropped = constraints.stream()
                .filter(c -> c.strength() == Strength.NARRATIVE)
                .flatMap(c -> probable.admit(c).stream()
                        .map(path -> new DroppedConstraint(c.step().constraint(), contradicting(c, path))))
                .toList();
    }

    /**
     * As {@link #of(Graph, ClassTree)}, with the project's own ontology.
     *
     * @param caseGraph the graph of one case; not changed
     */
    public static Timeline of(Graph caseGraph) {
        return of(caseGraph, ClassTree.ofProject());
    }

    /**
     * Solves the temporal constraints of a case. A {@link Problem} names each malformed constraint, and each stated or
     * marked one that contradicts those before it, with the passages that cannot all hold.
     *
     * @param caseGraph the graph of one case; not changed
     * @param classes tell which classes lie under {@code cg:Occurrence}
     */
    public static Timeline of(Graph caseGraph, ClassTree classes) {
        return of(new CaseLabels(caseGraph), classes);
    }

    /** As the others, with errors that say where a node stands. */
    static Timeline of(CaseLabels text, ClassTree classes) {
        return new Timeline(text, classes);
    }

    /**
     * What follows, as triples of the inferred graph of the case; each once, in a fixed order. Where there are too many
     * pairs, which {@link #tooLong} tells, only the days of each.
     */
    public Stream<Triple> derived(Node caseIri) {
        boolean areStored = tooMany().isEmpty();
        return Stream.concat(
                new OrderTriples(occurrences, certain, probable, dates, areStored).triples(),
                areStored
                        ? new IntervalTriples(caseIri, text, occurrences, certain, chains).triples()
                        : Stream.empty());
    }

    /**
     * What is told of a case that is too long for the order of each two occurrences to be written out; empty for others.
     *
     * @param where its file and its name
     */
    public Optional<Problem> tooLong(String where) {
        return tooMany()
                .map(many -> Problem.of(
                        Mistake.CASE_TOO_LARGE,
                        where,
                        many,
                        "The case is served with the days of each, and without the order and the distances of each two;"
                                + " split it to have them"));
    }

    private Optional<String> tooMany() {
        long pairs = OrderTriples.pairs(occurrences, certain, probable);
        if (pairs <= OrderTriples.MOST_PAIRS && certain.isOrdered()) {
            return Optional.empty();
        }
        return Optional.of(occurrences.ordered().size() + " occurrences, " + certain.size()
                + " points of time among them, have " + pairs + " pairs with an order, and the order of at most "
                + OrderTriples.MOST_PAIRS + " is written out");
    }

    /** What has an order: what counts the ages of others has none. */
    List<Node> ordered() {
        return occurrences.ordered();
    }

    /** What has an order and takes its time from no other, in the order of the IRIs; all diagnoses are among it. */
    public List<Node> withOwnTime() {
        return occurrences.ownTime().stream()
                .filter(node -> !occurrences.isOriginOfAges(node))
                .toList();
    }

    /** How each of some occurrences lies to each other, by their numbers in the list. */
    public PairwiseOrder among(List<Node> some) {
        return PairwiseOrder.of(some.stream().map(occurrences::start).toList(), certain, probable);
    }

    Optional<LocalDate> earliest(Node occurrence) {
        return dates.earliest(occurrences.start(occurrence));
    }

    Optional<LocalDate> latest(Node occurrence) {
        return dates.latest(occurrences.start(occurrence));
    }

    /** The steps that cannot all hold if a constraint does, its own the last; empty where it can hold. */
    Optional<List<Step>> against(Constraint constraint) {
        boolean isBound = certain.index(constraint.earlier()).isPresent()
                && certain.index(constraint.later()).isPresent();
        return isBound ? certain.against(constraint).map(path -> contradicting(constraint, path)) : Optional.empty();
    }

    /** The relations of Allen that hold between two in some timeline; none if either has no place in the order. */
    Set<AllenRelation> relations(Node one, Node other) {
        return isRelated(one, other) ? Endpoints.of(certain, one, other).possible() : Set.of();
    }

    boolean allows(Node one, AllenRelation relation, Node other) {
        return isRelated(one, other) && Endpoints.of(certain, one, other).allows(relation);
    }

    boolean entails(Node one, AllenRelation relation, Node other) {
        return isRelated(one, other) && Endpoints.of(certain, one, other).entails(relation);
    }

    private boolean isRelated(Node one, Node other) {
        return certain.isOrdered()
                && !one.equals(other)
                && Stream.of(one, other).allMatch(node -> isOccurrence(node) && !occurrences.isOriginOfAges(node));
    }

    /** Whether {@link #proof} has one. */
    boolean holds(Node earlier, Node property, Node later) {
        PairwiseOrder order = among(List.of(earlier, later));
        if (property.equals(CG.certainlyPrecedes)) {
            return order.certainlyPrecedes(0, 1);
        }
        if (property.equals(CG.probablyPrecedes)) {
            return order.probablyPrecedes(0, 1);
        }
        if (property.equals(CG.certainlyNotAfter)) {
            return order.certainlyNotAfter(0, 1);
        }
        if (property.equals(CG.probablyNotAfter)) {
            return order.probablyNotAfter(0, 1);
        }
        if (property.equals(CG.simultaneousWith)) {
            return order.areSimultaneous(0, 1);
        }
        throw new IllegalArgumentException(property + " is no order of two occurrences");
    }

    /**
     * Why an order holds; empty if it does not.
     *
     * @param property {@code cg:certainlyPrecedes}, {@code cg:probablyPrecedes}, {@code cg:certainlyNotAfter},
     *     {@code cg:probablyNotAfter} or {@code cg:simultaneousWith}, or that of a certain {@link AllenRelation}
     */
    public Optional<Proof> proof(Node earlier, Node later, Node property) {
        Optional<AllenRelation> relation = AllenRelation.certain(property);
        if (relation.isPresent()) {
            return isRelated(earlier, later) ? relation(earlier, later, relation.get()) : Optional.empty();
        }
        if (property.equals(CG.certainlyPrecedes)) {
            return certainOrder(earlier, later, true);
        }
        if (property.equals(CG.probablyPrecedes)) {
            return certainOrder(earlier, later, true).or(() -> order(probable, earlier, later, true));
        }
        if (property.equals(CG.certainlyNotAfter)) {
            return certainOrder(earlier, later, false);
        }
        if (property.equals(CG.probablyNotAfter)) {
            return certainOrder(earlier, later, false).or(() -> order(probable, earlier, later, false));
        }
        if (property.equals(CG.simultaneousWith)) {
            return simultaneity(earlier, later);
        }
        throw new IllegalArgumentException(property + " is no order of two occurrences");
    }

    /** Why an interval has its minimum: the shortest path from its later occurrence to its earlier, told forwards. */
    public Optional<Proof> proofOfMinimum(Node from, Node to) {
        return path(certain, to, from).map(path -> new Proof(chains.against(start(to), path, start(from))));
    }

    /** Why an interval has its maximum: the shortest path from its earlier occurrence to its later. */
    public Optional<Proof> proofOfMaximum(Node from, Node to) {
        return path(certain, from, to).map(path -> new Proof(chains.along(start(from), path, start(to))));
    }

    /** How long one occurrence certainly starts after another; nothing is known of what is none. */
    public Elapsed between(Node from, Node to) {
        TimePoint start = start(from);
        TimePoint end = start(to);
        long back = certain.bound(end, start);
        long forth = certain.bound(start, end);
        double least = -meanDays(end, start, back);
        double most = meanDays(start, end, forth);
        return least <= most
                ? new Elapsed(
                        least,
                        back != Bound.NONE && !Bound.isStrict(back),
                        most,
                        forth != Bound.NONE && !Bound.isStrict(forth))
                : new Elapsed(
                        -(double) Bound.milliseconds(back) / CalendarDuration.DAY,
                        !Bound.isStrict(back),
                        (double) Bound.milliseconds(forth) / CalendarDuration.DAY,
                        !Bound.isStrict(forth));
    }

    /** What a bound comes to along its shortest path. Told in months here and in days there, two bounds can cross. */
    private double meanDays(TimePoint from, TimePoint to, long bound) {
        if (bound == Bound.NONE) {
            return Double.POSITIVE_INFINITY;
        }
        double days = 0;
        TimePoint at = occurrences.point(from);
        for (Constraint constraint :
                path(certain, from.occurrence(), to.occurrence()).orElse(List.of())) {
            boolean forwards = at.equals(occurrences.point(constraint.earlier()));
            days += forwards
                    ? constraint.distance().meanMost()
                    : -constraint.distance().meanLeast();
            at = occurrences.point(forwards ? constraint.later() : constraint.earlier());
        }
        return days;
    }

    /** Whether something has a place in time. */
    public boolean isOccurrence(Node node) {
        return occurrences.all().contains(node);
    }

    /** Whether it is an observation of an imported record, rather than of a report that somebody read. */
    public boolean isRecorded(Node node) {
        return occurrences.isRecordedObservation(node);
    }

    /** Why an occurrence has its {@code cg:earliest}: from a date onwards. */
    public Optional<Proof> proofOfEarliest(Node occurrence) {
        TimePoint point = occurrences.start(occurrence);
        return dates.earliest(point)
                .map(day -> new Proof(chains.along(TimePoint.ORIGIN, dates.whyEarliest(point), start(occurrence))));
    }

    /** Why an occurrence has its {@code cg:latest}: from a date onwards. */
    public Optional<Proof> proofOfLatest(Node occurrence) {
        TimePoint point = occurrences.start(occurrence);
        return dates.latest(point)
                .map(day -> new Proof(chains.along(TimePoint.ORIGIN, dates.whyLatest(point), start(occurrence))));
    }

    /** Narrative constraints that were left out, in the order in which they were tried. */
    public List<DroppedConstraint> droppedNarrative() {
        return dropped;
    }

    private void admit(List<Constraint> constraints, Network network) {
        List<Problem> problems = new ArrayList<>();
        for (Constraint constraint : constraints) {
            network.admit(constraint)
                    .ifPresent(path -> problems.add(contradiction(
                            constraint.step().constraint(),
                            "it contradicts what else the case says of time, as these cannot all hold",
                            contradicting(constraint, path))));
        }
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
    }

    private void reject(TimePoint point) {
        List<Step> steps = new ArrayList<>(chains.along(TimePoint.ORIGIN, dates.whyEarliest(point), point));
        steps.addAll(chains.along(TimePoint.ORIGIN, dates.whyLatest(point), point));
        throw contradiction(
                point.occurrence(), "no day of the calendar is left for it, as these cannot all hold", steps);
    }

    private Problem contradiction(Node where, String what, List<Step> steps) {
        return Problem.of(
                Mistake.CONTRADICTION,
                text.name(where),
                what + ": " + told(steps),
                "Compare these passages with the report and correct one of the constraints, or give it"
                        + " cg:NarrativeOrder if only the order of telling speaks for it");
    }

    static String told(List<Step> steps) {
        return steps.stream()
                .distinct()
                .map(step -> step.words() + " [" + step.constraint() + "]")
                .collect(Collectors.joining("; "));
    }

    /** The steps of a cycle that a constraint closes; its own is the last. */
    private List<Step> contradicting(Constraint constraint, List<Constraint> path) {
        List<Step> steps = new ArrayList<>(chains.along(constraint.earlier(), path, constraint.later()));
        steps.add(constraint.step());
        return steps;
    }

    private Optional<Proof> certainOrder(Node earlier, Node later, boolean strictly) {
        return order(undated, earlier, later, strictly).or(() -> order(certain, earlier, later, strictly));
    }

    /** The proofs of what it says of the endpoints, one after the other. */
    private Optional<Proof> relation(Node one, Node other, AllenRelation relation) {
        return Stream.of(undated, certain)
                .filter(network -> Endpoints.of(network, one, other).entails(relation))
                .findFirst()
                .map(network -> {
                    Endpoints points = Endpoints.of(network, one, other);
                    return new Proof(relation.limits().stream()
                            .flatMap(limit -> {
                                TimePoint later = points.point(limit.later());
                                TimePoint earlier = points.point(limit.earlier());
                                return chains
                                        .against(
                                                later,
                                                path(network, later, earlier).orElseThrow(),
                                                earlier)
                                        .stream();
                            })
                            .distinct()
                            .toList());
                });
    }

    private Optional<Proof> order(Network network, Node earlier, Node later, boolean strictly) {
        long limit = strictly ? Bound.NOT_POSITIVE - 1 : Bound.NOT_POSITIVE;
        return network.bound(start(later), start(earlier)) > limit
                ? Optional.empty()
                : path(network, later, earlier)
                        .map(path -> new Proof(chains.against(start(later), path, start(earlier))));
    }

    private Optional<Proof> simultaneity(Node one, Node other) {
        Optional<Proof> there = certainOrder(one, other, false);
        if (occurrences.start(one).equals(occurrences.start(other))) {
            return there;
        }
        return there.flatMap(proof -> certainOrder(other, one, false)
                .map(back -> new Proof(Stream.concat(proof.steps().stream(), back.steps().stream())
                        .toList())));
    }

    /** The constraints on the shortest path; none, but present, between aliases; empty where there is no bound. */
    private Optional<List<Constraint>> path(Network network, Node from, Node to) {
        return path(network, start(from), start(to));
    }

    private Optional<List<Constraint>> path(Network network, TimePoint from, TimePoint to) {
        if (occurrences.point(from).equals(occurrences.point(to))) {
            return Optional.of(List.of());
        }
        if (network.bound(from, to) == Bound.NONE) {
            return Optional.empty();
        }
        int target = network.index(to).orElseThrow();
        return network.index(from).map(source -> network.paths(source).to(target));
    }

    private static TimePoint start(Node occurrence) {
        return TimePoint.start(occurrence);
    }
}
