package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, as others who ask the same server might be turned away meanwhile. */
@Isolated
@ExtendWith(SharedProject.class)
class OnePersonTest {
    /** A browser has six connections to a server at most. */
    @Test
    void onePersonIsNeverTurnedAway(ServedProject served) throws Exception {
        List<String> asked = List.of(
                "/",
                "/case",
                "/case/wang-2022",
                "/api/terms?q=glo",
                "/questions/timeline?case=wang-2022",
                "/ontology",
                "/api/vocabulary",
                "/terms?q=skin");
        ExecutorService browser = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> requests = IntStream.range(0, 120)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            served.get(asked.get(i % asked.size()), "text/html").statusCode())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : browser.invokeAll(requests)) {
                statuses.add(status.get());
            }

            assertEquals(Set.of(200), Set.copyOf(statuses));
        } finally {
            browser.shutdownNow();
        }
    }
}
