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

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Optional<JvmGcMetrics> collections = Optional.empty();
    private final Timer time = Timer.builder("casegraph.request")
            .description("Time from the first byte to the whole answer.")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);

    /** Of requests alone, until {@link #of} adds the rest. */
    public Metrics() {}

    /** @param served what is served now */
    public static Metrics of(QueryGate gate, PageGate pages, Supplier<ServedSnapshot> served) {
        Metrics metrics = new Metrics();
        metrics.observe(gate, pages, served);
        return metrics;
    }

    /** When they are first asked for, as the first answer would wait for what makes them. */
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
            JvmGcMetrics made = new JvmGcMetrics();
            made.bindTo(registry);
            collections = Optional.of(made);
        }
    }

    private void observe(QueryGate gate, PageGate pages, Supplier<ServedSnapshot> served) {
        counter("casegraph.queries.rejected", "Queries turned away while busy.", gate, QueryGate::shed);
        gauge("casegraph.queries.running", "Queries that are being evaluated.", gate, QueryGate::running);
        gauge("casegraph.queries.stuck", "Queries that go on after their deadline.", gate, QueryGate::stuck);
        counter("casegraph.queries.outlived", "Queries that went on after their deadline.", gate, QueryGate::everStuck);
        counter("casegraph.pages.rejected", "Pages turned away while busy.", pages, PageGate::shed);
        gauge("casegraph.pages.running", "Pages that are being made.", pages, PageGate::running);
        gauge("casegraph.cases", "Cases served.", served, now -> now.get().cases());
        gauge("casegraph.triples", "Triples of the default graph.", served, now -> now.get()
                .dataset()
                .getDefaultGraph()
                .size());
    }

    @Override
    public void log(Request request, Response response) {
        Counter.builder("casegraph.requests")
                .description("Requests answered, by status.")
                .tag("status", Integer.toString(response.getStatus()))
                .register(registry)
                .increment();
        time.record(Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
    }

    public Representation text() {
        observeJava();
        return Representation.of("text/plain; version=0.0.4", registry.scrape())
                .withHeader("Cache-Control", "no-store");
    }

    @Override
    public synchronized void close() {
        collections.ifPresent(JvmGcMetrics::close);
        registry.close();
    }

    private <T> void gauge(String name, String help, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(help).strongReference(true).register(registry);
    }

    private <T> void counter(String name, String help, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).description(help).register(registry);
    }
}
