package org.casegraph.endpoint;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.Examples;
import org.casegraph.endpoint.discovery.ApiCatalog;
import org.casegraph.endpoint.discovery.ContextResource;
import org.casegraph.endpoint.discovery.Favicon;
import org.casegraph.endpoint.discovery.LinksetResource;
import org.casegraph.endpoint.discovery.Robots;
import org.casegraph.endpoint.discovery.SecurityContact;
import org.casegraph.endpoint.discovery.SitemapResource;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.JettySetup;
import org.casegraph.endpoint.http.ListeningAddress;
import org.casegraph.endpoint.http.Metrics;
import org.casegraph.endpoint.http.PageGate;
import org.casegraph.endpoint.http.ResourceServlet;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.caution.Cautions;
import org.casegraph.store.OnFirstUse;
import org.casegraph.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded Fuseki.
 *
 * <p>Fuseki gives the server. The answers are our own: Fuseki's query action sends rows while it still evaluates, so
 * that a timeout leaves half an answer with status 200, and it reports errors as plain text without line and column.
 */
public final class Endpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private static final int FEWEST_THREADS = 2;

    /** Queries and pages hold threads while they are made; these are for all else. */
    private static final int SPARE_THREADS = 24;

    private static final int SECONDS_FOR_QUERIES = 4;

    private final Settings settings;
    private final QueryGate gate;
    private final PageGate pages;
    private final Metrics metrics;
    private final QuestionLibrary questions;
    private final QuietTimes quiet;
    private final SiteMaker maker;
    private final Runnable ending;
    private final FusekiServer server;
    private final CompletableFuture<Void> exhausted;
    private volatile ServedSnapshot site;

    private Endpoint(
            ServedSnapshot first,
            QueryGate gate,
            CompletableFuture<Void> exhausted,
            QuestionLibrary questions,
            QuietTimes quiet,
            SiteMaker maker,
            Runnable ending,
            Settings settings) {
        this.site = first;
        this.questions = questions;
        this.quiet = quiet;
        this.exhausted = exhausted;
        this.gate = gate;
        this.pages = new PageGate(settings.limits());
        this.metrics = Metrics.of(gate, pages, () -> site);
        this.maker = maker;
        this.ending = ending;
        this.settings = settings;
        this.server = build(first.resources().keySet());
    }

    /** Makes what is served of a store. */
    @FunctionalInterface
    private interface SiteMaker {
        Map<String, HttpResource> resources(Store store, QueryService service);
    }

    /** Puts together what is served at one time, and prepares it or not. */
    @FunctionalInterface
    private interface SnapshotMaker {
        ServedSnapshot of(DatasetGraph dataset, int cases, DataVersion version, Map<String, HttpResource> resources);
    }

    /** As {@link #start(Store, QuestionLibrary, Settings, PageFactory)} on this machine without pages. */
    public static Endpoint start(Store store, QuestionLibrary questions, int port) {
        return start(store, questions, Settings.loopback(port), (s, q, service) -> Map.of());
    }

    /**
     * Serves until {@link #close}. A port that is taken is a {@link Problem}. Requests are answered before this returns,
     * but only then without a wait for what many answers need; {@code /ready} tells it.
     *
     * @param pages unless they are none, a browser that calls {@code /sparql} is sent to {@code /} or, with its query, to
     *     {@code /query}
     */
    public static Endpoint start(Store store, QuestionLibrary questions, Settings settings, PageFactory pages) {
        CompletableFuture<Void> exhausted = new CompletableFuture<>();
        QueryGate gate = new QueryGate(settings.limits(), () -> exhausted.complete(null));
        SiteMaker maker = (served, service) -> {
            Map<String, HttpResource> resources = new LinkedHashMap<>(pages.of(served, questions, service));
            resources.put("/api/queries/*", new QuestionResource(service, questions));
            resources.put("/api/stop", new StopResource(service));
            resources.put("/openapi.json", new OpenApiResource(questions, served));
            resources.put("/robots.txt", new Robots());
            resources.put("/sitemap.xml", new SitemapResource(served, questions));
            resources.put("/favicon.ico", new Favicon());
            resources.put(ContextResource.PATH, new ContextResource());
            resources.put("/linkset/*", new LinksetResource(served));
            resources.put(ApiCatalog.PATH, new ApiCatalog());
            resources.put(SecurityContact.PATH, new SecurityContact(settings.contact(), Clock.systemUTC()));
            resources.put("/.well-known/void", new GraphResource(served.dataset(), DatasetDescription.GRAPH));
            resources.put("/.well-known/sparql-examples", new GraphResource(served.dataset(), Examples.GRAPH));
            return resources;
        };
        QuietTimes quiet = new QuietTimes();
        ServedSnapshot first = site(store, questions, gate, maker, settings, quiet);
        return new Endpoint(first, gate, exhausted, questions, quiet, maker, pages::close, settings).started();
    }

    /** Serves {@code /sparql}, {@code /health}, {@code /ready} and {@code /metrics} over any graphs, which must not change. */
    public static Endpoint start(DatasetGraph dataset, Settings settings) {
        CompletableFuture<Void> exhausted = new CompletableFuture<>();
        QueryGate gate = new QueryGate(settings.limits(), () -> exhausted.complete(null));
        ServedSnapshot only = site(dataset, gate, settings);
        return new Endpoint(
                        only,
                        gate,
                        exhausted,
                        QuestionLibrary.ofProject(),
                        new QuietTimes(),
                        (store, service) -> Map.of(),
                        () -> {},
                        settings)
                .started();
    }

    /** While nobody asks, asks itself what whoever asks first would have to wait for, of this store and of each after it. */
    public void askBeforehand() {
        quiet.begin();
    }

    /** Puts another store in the place of the one that is served. A request that is under way ends on the old one. */
    public void replace(Store store) {
        replace(site(store, questions, gate, maker, settings, quiet));
    }

    /** As {@link #replace(Store)}, for an endpoint over graphs. */
    public void replace(DatasetGraph dataset) {
        replace(site(dataset, gate, settings));
    }

    /** Not before all of it is there: if its description fails, what was served before goes on. */
    private void replace(ServedSnapshot next) {
        next.prepared().join();
        site = next;
    }

    /** The graphs that are served now. */
    DatasetGraph dataset() {
        return site.dataset();
    }

    /** The servlet paths of what is served now, but for what the server says of itself. */
    Set<String> paths() {
        return site.resources().keySet();
    }

    /** The port in use, also where 0 was asked for. */
    public int port() {
        return server.getPort();
    }

    /**
     * Waits until the server has stopped.
     *
     * @return false if it stopped by itself, because too many queries went on after their deadline
     */
    public boolean join() {
        server.join();
        return !exhausted.isDone();
    }

    private void endsWhenExhausted() {
        exhausted.thenRun(() -> {
            LOG.error(
                    "{} queries go on after their deadline, as many as --stuck-queries allows. The server ends, to be"
                            + " started again.",
                    gate.stuck());
            new Thread(this::close, "stop").start();
        });
    }

    /**
     * Takes no new request and lets those in hand end, for five seconds at most; queries for four, so that whoever waits for
     * one that goes on is still told that the server stops.
     */
    @Override
    public void close() {
        CompletableFuture<Void> hurried = CompletableFuture.runAsync(
                gate::close, CompletableFuture.delayedExecutor(SECONDS_FOR_QUERIES, TimeUnit.SECONDS));
        try {
            quiet.close();
            ending.run();
            server.stop();
        } catch (FusekiException e) {
            // Those that did not end in time end with the gate.
            if (!hasCause(e, TimeoutException.class)) {
                throw e;
            }
        } finally {
            hurried.cancel(false);
            gate.close();
            metrics.close();
        }
    }

    private static ServedSnapshot site(DatasetGraph dataset, QueryGate gate, Settings settings) {
        return site(
                dataset,
                0,
                new DataVersion(dataset),
                gate,
                settings,
                (queries, cautions) -> Optional.empty(),
                service -> Map.of(),
                ServedSnapshot::of);
    }

    private static ServedSnapshot site(
            Store store,
            QuestionLibrary questions,
            QueryGate gate,
            SiteMaker maker,
            Settings settings,
            QuietTimes quiet) {
        DataVersion version = store.version().map(DataVersion::of).orElseGet(() -> new DataVersion(store.dataset()));
        return site(
                store.dataset(),
                store.cases().size(),
                version,
                gate,
                settings,
                (queries, cautions) -> Optional.of(new AskedBeforehand(store, questions, queries, cautions, quiet)),
                service -> maker.resources(store, service),
                store.isBuilt() ? ServedSnapshot::ofBuilt : ServedSnapshot::of);
    }

    private static ServedSnapshot site(
            DatasetGraph dataset,
            int cases,
            DataVersion version,
            QueryGate gate,
            Settings settings,
            BiFunction<GuardedQueries, Supplier<Cautions>, Optional<AskedBeforehand>> beforehand,
            Function<QueryService, Map<String, HttpResource>> further,
            SnapshotMaker snapshot) {
        Supplier<Cautions> cautions = new OnFirstUse<>(Cautions::ofProject);
        // The first answer needs them; whoever asks meets a mistake in them again, and is told of it.
        CompletableFuture.supplyAsync(cautions);
        GuardedQueries queries = new GuardedQueries(dataset, gate, new ServiceAllowList(settings.services()));
        Optional<AskedBeforehand> own = beforehand.apply(queries, cautions);
        QueryService service = new QueryService(queries, version, cautions, own);
        Map<String, HttpResource> resources = new LinkedHashMap<>(further.apply(service));
        resources.put("/sparql", new SparqlResource(service, resources.containsKey("/query")));
        resources.put(CautionsResource.PATH, new CautionsResource(service));
        resources.put("/dump.nq.gz", new Dump(dataset, settings.dump()));
        resources.putIfAbsent(ServedSnapshot.ELSEWHERE, new NotFoundResource());
        ServedSnapshot served = snapshot.of(dataset, cases, version, resources);
        own.ifPresent(asked -> asked.isFor(served));
        return served;
    }

    private FusekiServer build(Set<String> paths) {
        FusekiServer.Builder builder = FusekiServer.create()
                .port(settings.port())
                .numServerThreads(FEWEST_THREADS, settings.limits().parallel() + pages.threads() + SPARE_THREADS)
                // No module that may lie on the class path: each could add a path.
                .fusekiModules(FusekiModules.create());
        paths.forEach(path -> builder.addServlet(path, servlet(served -> {
            quiet.asked();
            return served.resources().get(path);
        })));
        builder.addServlet("/health", servlet(served -> new StatusResource(() -> Health.alive(served, gate))));
        builder.addServlet("/ready", servlet(served -> new StatusResource(() -> Health.ready(served, gate))));
        builder.addServlet("/metrics", servlet(served -> new StatusResource(() -> metrics.text())));
        FusekiServer built = builder.build();
        JettySetup.prepare(built.getJettyServer(), settings, metrics);
        return built;
    }

    private ResourceServlet servlet(Function<ServedSnapshot, HttpResource> resource) {
        return new ResourceServlet(() -> site, resource, pages);
    }

    private Endpoint started() {
        try {
            server.start();
            metrics.begin();
            site.prepared().join();
            endsWhenExhausted();
            return this;
        } catch (CompletionException e) {
            close();
            throw e;
        } catch (FusekiException e) {
            close();
            throw new ListeningAddress(settings.host(), settings.port())
                    .problem(e)
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> kind) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
