package org.casegraph.endpoint.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.casegraph.evaluation.QueryGate;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Counts what the server did and what it runs on, in the text format of Prometheus. */
public final class Metrics implements RequestLog, AutoCloseable {
    private static final Duration[] BUCKETS = DoubleStream.of(0.005, 0.02, 0.1, 0.5, 2, 10, 60)
            .mapToObj(seconds -> Duration.ofMillis((long) (1_000 * seconds)))
            .toArray(Duration[]::new);

    private final Consumer<Made> observed;
    private Optional<Made> made = Optional.empty();

    /** Of requests alone. */
    public Metrics() {
        this(unused -> {});
    }

    private Metrics(Consumer<Made> observed) {
        this.observed = observed;
    }

    /** @param served what is served now */
    public static Metrics of(QueryGate gate, PageGate pages, Supplier<ServedSnapshot> served) {
        return new Metrics(all -> all.observe(gate, pages, served));
    }

    /** Makes what the end of the first request needs, beside it: it takes as long as to answer that. */
    public void begin() {
        CompletableFuture.runAsync(this::made);
    }

    private synchronized Made made() {
        if (made.isEmpty()) {
            Made all = new Made();
            observed.accept(all);
            made = Optional.of(all);
        }
        return made.get();
    }

    @Override
    public void log(Request request, Response response) {
        made().count(request, response);
    }

    public Representation text() {
        return Representation.of("text/plain; version=0.0.4", made().text()).withHeader("Cache-Control", "no-store");
    }

    @Override
    public synchronized void close() {
        made.ifPresent(Made::close);
    }

    private static final class Made {
        private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        private final Timer time = Timer.builder("casegraph.request")
                .description("Time from the first byte to the whole answer.")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        private Optional<JvmGcMetrics> collections = Optional.empty();

        private void observe(QueryGate gate, PageGate pages, Supplier<ServedSnapshot> served) {
            counter("casegraph.queries.rejected", "Queries turned away while busy.", gate, QueryGate::shed);
            gauge("casegraph.queries.running", "Queries that are being evaluated.", gate, QueryGate::running);
            gauge("casegraph.queries.stuck", "Queries that go on after their deadline.", gate, QueryGate::stuck);
            counter(
                    "casegraph.queries.outlived",
                    "Queries that went on after their deadline.",
                    gate,
                    QueryGate::everStuck);
            counter("casegraph.pages.rejected", "Pages turned away while busy.", pages, PageGate::shed);
            gauge("casegraph.pages.running", "Pages that are being made.", pages, PageGate::running);
            gauge("casegraph.cases", "Cases served.", served, now -> now.get().cases());
            gauge("casegraph.triples", "Triples of the default graph.", served, now -> now.get()
                    .dataset()
                    .getDefaultGraph()
                    .size());
        }

        /** When they are first asked for, as the first answers would wait for what makes them. */
        private synchronized void observeJava() {
            if (collections.isEmpty()) {
                gauge(
                        "casegraph.heap.bytes",
                        "Heap in use.",
                        Runtime.getRuntime(),
                        heap -> heap.totalMemory() - heap.freeMemory());
                new JvmMemoryMetrics().bindTo(registry);
                new JvmThreadMetrics().bindTo(registry);
                new ProcessorMetrics().bindTo(registry);
                new UptimeMetrics().bindTo(registry);
                JvmGcMetrics bound = new JvmGcMetrics();
                bound.bindTo(registry);
                collections = Optional.of(bound);
            }
        }

        private void count(Request request, Response response) {
            Counter.builder("casegraph.requests")
                    .description("Requests answered, by status.")
                    .tag("status", Integer.toString(response.getStatus()))
                    .register(registry)
                    .increment();
            time.record(Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
        }

        private String text() {
            observeJava();
            return registry.scrape();
        }

        private synchronized void close() {
            collections.ifPresent(JvmGcMetrics::close);
            registry.close();
        }

        private <T> void gauge(String name, String help, T of, ToDoubleFunction<T> value) {
            Gauge.builder(name, of, value)
                    .description(help)
                    .strongReference(true)
                    .register(registry);
        }

        private <T> void counter(String name, String help, T of, ToDoubleFunction<T> value) {
            FunctionCounter.builder(name, of, value).description(help).register(registry);
        }
    }
}
