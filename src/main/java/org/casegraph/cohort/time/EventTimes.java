package org.casegraph.cohort.time;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.NodesByCase;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.Elapsed;
import org.casegraph.timeline.Proof;
import org.casegraph.timeline.Step;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * How long it was from one event to another, case by case. Where a case has several of a class, the first counts. That an
 * event had not come by some time is taken from a denial of it, for a death from whoever was seen alive, and from nothing
 * else, unless the asker takes silence for it.
 */
public final class EventTimes {
    private static final int KEPT = 1 << 14;

    /** Questions whose answers are kept, each of which takes twenty bytes a case. */
    private static final int KEPT_QUESTIONS = 4;

    static final String NO_TIME_ZERO = "time zero is not reported";
    static final String NOT_TOLD_WHEN = "reported, not when";
    static final String DENIED_NOT_WHEN = "denied, not when";
    static final String NOT_REPORTED = "not reported whether";
    static final String CENSORED_BY_DENIAL = "denied then";
    static final String CENSORED_ALIVE = "seen alive then";
    static final String CENSORED_SILENT = "not reported, last seen then";
    static final String CAME_LATER = "came after that, not told when";

    private final Graph graph;
    private final CaseColumns columns;
    private final ToldFindings findings;
    private final CaseOrder order;
    private final CaseEvents events;
    private final TimeShapes.Plain plain;
    private final StoredDistances distances;

    /** The last times of cases that have no shape: to solve the order of a full report takes milliseconds. */
    private final Cache<TimeShapes.Key, Found> apart = CacheFactory.createCache(KEPT);

    /** What was asked for last: it is asked again with other units, as a list, as a curve and as its table. */
    private final Cache<Question, CaseTimes> asked = CacheFactory.createCache(KEPT_QUESTIONS);

    private record Question(RoaringBitmap cases, Node from, Node to, boolean silentIsNotYet) {}

    /** @param graph all cases with what was inferred of them, and the ontology */
    public EventTimes(Graph graph, CaseColumns columns, ToldFindings findings, CaseOrder order) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        this.order = order;
        events = new CaseEvents(columns);
        plain = TimeShapes.Plain.of(columns);
        distances = new StoredDistances(columns, plain.constraints());
    }

    /**
     * One for each case, in the order of their numbers.
     *
     * @param from the class of what is time zero
     * @param to the class of the event
     * @param silentIsNotYet whether a case that neither tells nor denies the event counts as one in which it had not come
     *     when the patient was last seen
     * @param watch called at each case, to throw where the evaluation is to end
     */
    public CaseTimes of(RoaringBitmap cases, Node from, Node to, boolean silentIsNotYet, Runnable watch) {
        Question question = new Question(cases.clone(), from, to, silentIsNotYet);
        CaseTimes known = asked.getIfPresent(question);
        if (known == null) {
            known = solved(question, watch);
            asked.put(question, known);
        }
        return known;
    }

    private CaseTimes solved(Question question, Runnable watch) {
        RoaringBitmap cases = question.cases();
        Node to = question.to();
        boolean silentIsNotYet = question.silentIsNotYet();
        RoaringBitmap nodes = columns.nodesOf(cases);
        NodesByCase zeros = new NodesByCase(columns, events.of(question.from(), nodes));
        NodesByCase ends = new NodesByCase(columns, events.of(to, nodes));
        NodesByCase denials = new NodesByCase(columns, findings.denials(to, nodes));
        NodesByCase encounters = new NodesByCase(columns, alive(nodes));
        boolean isDeath = to.equals(CG.Death) || graph.contains(to, RDFS.subClassOf.asNode(), CG.Death);
        TimeShapes shapes = new TimeShapes(columns, plain, distances);
        Map<TimeShapes.Key, Found> known = new HashMap<>();
        CaseTimes.Builder times = new CaseTimes.Builder(columns, cases.getCardinality());
        cases.forEach((int number) -> {
            watch.run();
            List<int[]> roles = List.of(zeros.of(number), ends.of(number), denials.of(number), encounters.of(number));
            Supplier<EventTime> solved = () -> new Case(
                            columns.caseName(number),
                            inOrder(roles.get(0)),
                            inOrder(roles.get(1)),
                            inOrder(roles.get(2)),
                            inOrder(roles.get(3)))
                    .time(order, isDeath, silentIsNotYet);
            shapes.of(number, roles)
                    .ifPresentOrElse(
                            shape -> known.computeIfAbsent(
                                            shape.key(), unseen -> Found.of(solved.get(), shape.nodes(), columns))
                                    .addTo(times, number, shape.nodes()),
                            () -> {
                                int[] own = roles.stream()
                                        .flatMapToInt(Arrays::stream)
                                        .distinct()
                                        .toArray();
                                apart.get(
                                                key(number, roles, isDeath, silentIsNotYet),
                                                unseen -> Found.of(solved.get(), own, columns))
                                        .addTo(times, number, own);
                            });
        });
        return times.build();
    }

    /** All that the time of a case depends on. */
    private static TimeShapes.Key key(int caseNumber, List<int[]> roles, boolean isDeath, boolean silentIsNotYet) {
        IntStream.Builder key = IntStream.builder();
        key.add(caseNumber).add(isDeath ? 1 : 0).add(silentIsNotYet ? 1 : 0);
        for (int[] role : roles) {
            key.add(role.length);
            Arrays.stream(role).forEach(key);
        }
        return new TimeShapes.Key(key.build().toArray());
    }

    /**
     * A time without the names of its case.
     *
     * @param from the place of its node among those of the case that are looked at; {@link CaseTimes#NONE} where it has none
     */
    private record Found(EventTime time, int from, int to) {
        static Found of(EventTime time, int[] nodes, CaseColumns columns) {
            return new Found(time, place(time.from(), nodes, columns), place(time.to(), nodes, columns));
        }

        private static int place(Optional<Node> node, int[] nodes, CaseColumns columns) {
            return IntStream.range(0, nodes.length)
                    .filter(i -> node.filter(columns.node(nodes[i])::equals).isPresent())
                    .findFirst()
                    .orElse(CaseTimes.NONE);
        }

        void addTo(CaseTimes.Builder times, int caseNumber, int... nodes) {
            times.add(time, caseNumber, number(from, nodes), number(to, nodes));
        }

        private static int number(int place, int... nodes) {
            return place == CaseTimes.NONE ? CaseTimes.NONE : nodes[place];
        }
    }

    /** As they are told, then by IRI: of several at one time the same counts, however the store numbers them. */
    private List<Node> inOrder(int[] numbers) {
        List<Node> nodes = Arrays.stream(numbers).mapToObj(columns::node).toList();
        if (nodes.size() < 2) {
            return nodes;
        }
        Map<Node, Integer> places = new HashMap<>();
        nodes.forEach(node -> places.put(node, place(node)));
        return nodes.stream()
                .sorted(Comparator.comparing((Node node) -> places.getOrDefault(node, 0))
                        .thenComparing(node -> node.toString()))
                .toList();
    }

    /** Where the text first tells of it, as far as that is known. */
    private int place(Node node) {
        return G.listSP(graph, node, CG.statedIn).stream()
                .flatMap(passage -> G.listSP(graph, passage, CG.start).stream())
                .mapToInt(start -> Integer.parseInt(start.getLiteralLexicalForm()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** When patients were seen, or said to be, alive. */
    private RoaringBitmap alive(RoaringBitmap nodes) {
        Node type = RDF.type.asNode();
        return RoaringBitmap.or(columns.nodes(type, CG.Encounter, nodes), columns.nodes(type, CG.Alive, nodes));
    }

    private record Case(Node name, List<Node> zeros, List<Node> ends, List<Node> denials, List<Node> encounters) {

        EventTime time(CaseOrder order, boolean isDeath, boolean silentIsNotYet) {
            if (zeros.isEmpty()) {
                return unusable(Optional.empty(), NO_TIME_ZERO);
            }
            boolean isSilent = ends.isEmpty() && denials.isEmpty();
            if (isSilent && (encounters.isEmpty() || !isDeath && !silentIsNotYet)) {
                return unusable(Optional.of(zeros.get(0)), NOT_REPORTED);
            }
            Timeline timeline = order.timeline(name);
            List<Node> from = zeros.stream().filter(timeline::isOccurrence).toList();
            List<Node> to = ends.stream().filter(timeline::isOccurrence).toList();
            if (from.isEmpty()) {
                return unusable(Optional.empty(), NO_TIME_ZERO);
            }
            if (!ends.isEmpty()) {
                Optional<FirstOf> seen = isDeath ? last(timeline, from) : Optional.empty();
                return came(timeline, from, to, seen);
            }
            if (!denials.isEmpty()) {
                return notYet(timeline, from, denied(timeline), CENSORED_BY_DENIAL, DENIED_NOT_WHEN);
            }
            return notYet(timeline, from, encounters, isDeath ? CENSORED_ALIVE : CENSORED_SILENT, NOT_REPORTED);
        }

        private EventTime came(Timeline timeline, List<Node> from, List<Node> to, Optional<FirstOf> seen) {
            Optional<FirstOf> first = to.isEmpty() ? Optional.empty() : Optional.of(FirstOf.both(timeline, from, to));
            Elapsed told = first.map(FirstOf::elapsed).orElse(Elapsed.UNKNOWN);
            double last = seen.map(found -> found.elapsed().least()).orElse(Double.NEGATIVE_INFINITY);
            if (last > told.least() && told.most() == Double.POSITIVE_INFINITY) {
                return seen.orElseThrow().time(name, EventTime.Kind.RIGHT_CENSORED, CAME_LATER);
            }
            if (told.most() == Double.POSITIVE_INFINITY) {
                return told.least() > 0
                        ? first.orElseThrow().time(name, EventTime.Kind.RIGHT_CENSORED, CAME_LATER)
                        : unusable(first.map(FirstOf::from), NOT_TOLD_WHEN);
            }
            EventTime.Kind kind = told.isExact()
                    ? EventTime.Kind.EXACT
                    : told.least() == Double.NEGATIVE_INFINITY ? EventTime.Kind.LEFT_CENSORED : EventTime.Kind.INTERVAL;
            return first.orElseThrow().time(name, kind, "");
        }

        /** What was looked for at some time, and denied; a record without one speaks of when it was made. */
        private List<Node> denied(Timeline timeline) {
            List<Node> timed = denials.stream().filter(timeline::isOccurrence).toList();
            return Stream.concat(
                            timed.stream(),
                            denials.stream().anyMatch(timeline::isRecorded) ? encounters.stream() : Stream.empty())
                    .toList();
        }

        private Optional<FirstOf> last(Timeline timeline, List<Node> from) {
            return encounters.stream()
                    .filter(timeline::isOccurrence)
                    .map(encounter -> FirstOf.both(timeline, from, List.of(encounter)))
                    .filter(seen -> seen.elapsed().least() > 0)
                    .max(Comparator.comparingDouble(seen -> seen.elapsed().least()));
        }

        private EventTime notYet(Timeline timeline, List<Node> from, List<Node> observed, String why, String whyNot) {
            return new Case(name, zeros, ends, denials, observed)
                    .last(timeline, from)
                    .map(seen -> seen.time(name, EventTime.Kind.RIGHT_CENSORED, why))
                    .orElseGet(() -> unusable(Optional.of(from.get(0)), whyNot));
        }

        private EventTime unusable(Optional<Node> from, String why) {
            return new EventTime(
                    name, from, Optional.empty(), Elapsed.UNKNOWN, EventTime.Kind.UNUSABLE, why, List.of());
        }
    }

    /** The first of some occurrences after the first of others, and what bounds it. */
    private record FirstOf(Node from, Node to, Elapsed elapsed, List<Step> evidence) {
        static FirstOf both(Timeline timeline, List<Node> from, List<Node> to) {
            Optional<FirstOf> least = Optional.empty();
            Optional<FirstOf> most = Optional.empty();
            for (Node end : to) {
                FirstOf latest = latest(timeline, from, end);
                if (least.isEmpty()
                        || latest.elapsed().least() < least.get().elapsed().least()) {
                    least = Optional.of(latest);
                }
            }
            for (Node start : from) {
                FirstOf earliest = earliest(timeline, start, to);
                if (most.isEmpty()
                        || earliest.elapsed().most() > most.get().elapsed().most()) {
                    most = Optional.of(earliest);
                }
            }
            FirstOf lower = least.orElseThrow();
            FirstOf upper = most.orElseThrow();
            Set<Step> steps = new LinkedHashSet<>();
            steps.addAll(steps(timeline.proofOfMinimum(lower.from(), lower.to())));
            steps.addAll(steps(timeline.proofOfMaximum(upper.from(), upper.to())));
            return new FirstOf(
                    upper.from(),
                    upper.to(),
                    new Elapsed(
                            lower.elapsed().least(),
                            lower.elapsed().isLeastIncluded(),
                            upper.elapsed().most(),
                            upper.elapsed().isMostIncluded()),
                    List.copyOf(steps));
        }

        /** How long after the first of some an occurrence is at the least. */
        private static FirstOf latest(Timeline timeline, List<Node> from, Node to) {
            return from.stream()
                    .map(start -> new FirstOf(start, to, timeline.between(start, to), List.of()))
                    .max(Comparator.comparingDouble(one -> one.elapsed().least()))
                    .orElseThrow();
        }

        private static FirstOf earliest(Timeline timeline, Node from, List<Node> to) {
            return to.stream()
                    .map(end -> new FirstOf(from, end, timeline.between(from, end), List.of()))
                    .min(Comparator.comparingDouble(one -> one.elapsed().most()))
                    .orElseThrow();
        }

        private static List<Step> steps(Optional<Proof> proof) {
            return proof.map(Proof::steps).orElse(List.of());
        }

        EventTime time(Node name, EventTime.Kind kind, String why) {
            Elapsed known = kind == EventTime.Kind.RIGHT_CENSORED
                    ? new Elapsed(elapsed.least(), elapsed.isLeastIncluded(), Double.POSITIVE_INFINITY, false)
                    : elapsed;
            return new EventTime(
                    name,
                    Optional.of(from),
                    Optional.of(to),
                    known,
                    kind,
                    why,
                    evidence.stream().map(Step::words).toList());
        }
    }
}
