package org.casegraph.endpoint.http;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.casegraph.evaluation.QueryGate;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Counts what the server did, in the text format of Prometheus. */
public final class Metrics implements RequestLog {
    private static final double[] SECONDS = {0.005, 0.02, 0.1, 0.5, 2, 10, 60};

    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final LongAdder[] byTime = new LongAdder[SECONDS.length];
    private final LongAdder nanoseconds = new LongAdder();

    public Metrics() {
        for (int bucket = 0; bucket < byTime.length; bucket++) {
            byTime[bucket] = new LongAdder();
        }
    }

    @Override
    public void log(Request request, Response response) {
        byStatus.computeIfAbsent(response.getStatus(), status -> new LongAdder())
                .increment();
        long taken = System.nanoTime() - request.getBeginNanoTime();
        nanoseconds.add(taken);
        for (int bucket = 0; bucket < byTime.length; bucket++) {
            if (taken <= SECONDS[bucket] * 1e9) {
                byTime[bucket].increment();
            }
        }
    }

    public Representation text(QueryGate gate, PageGate pages, ServedSnapshot site) {
        StringBuilder text = new StringBuilder();
        head(text, "casegraph_requests_total", "counter", "Requests answered, by status.");
        long all = 0;
        for (Map.Entry<Integer, LongAdder> status : byStatus.entrySet()) {
            long count = status.getValue().sum();
            all += count;
            line(text, "casegraph_requests_total{status=\"" + status.getKey() + "\"}", count);
        }
        head(text, "casegraph_request_seconds", "histogram", "Time from the first byte to the whole answer.");
        for (int bucket = 0; bucket < byTime.length; bucket++) {
            line(text, "casegraph_request_seconds_bucket{le=\"" + SECONDS[bucket] + "\"}", byTime[bucket].sum());
        }
        line(text, "casegraph_request_seconds_bucket{le=\"+Inf\"}", all);
        line(text, "casegraph_request_seconds_sum", nanoseconds.sum() / 1e9);
        line(text, "casegraph_request_seconds_count", all);
        one(text, "casegraph_queries_rejected_total", "counter", "Queries turned away while busy.", gate.shed());
        one(text, "casegraph_queries_running", "gauge", "Queries that are being evaluated.", gate.running());
        one(text, "casegraph_pages_rejected_total", "counter", "Pages turned away while busy.", pages.shed());
        one(text, "casegraph_pages_running", "gauge", "Pages that are being made.", pages.running());
        one(text, "casegraph_cases", "gauge", "Cases served.", site.cases());
        one(
                text,
                "casegraph_triples",
                "gauge",
                "Triples of the default graph.",
                site.dataset().getDefaultGraph().size());
        Runtime runtime = Runtime.getRuntime();
        one(text, "casegraph_heap_bytes", "gauge", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        return Representation.of("text/plain; version=0.0.4", text.toString()).withHeader("Cache-Control", "no-store");
    }

    private static void one(StringBuilder text, String name, String type, String help, long value) {
        head(text, name, type, help);
        line(text, name, value);
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, Number value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
