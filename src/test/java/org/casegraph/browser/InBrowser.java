package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.casegraph.ServedProject;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests that take a {@link Browser} or the {@link ServedProject} that it looks at. All classes share one server; each has
 * a browser to itself while it runs, and leaves it to the next. After each class, the pages must have complained of nothing
 * and asked no other server. The run says in one line how many tests ran, or why none did.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.Shared.class)
public @interface InBrowser {

    final class Shared
            implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
        private static final Namespace OURS = Namespace.create(Shared.class);
        private static final String NONE = "No browser test ran: there is no chromium with chromedriver on the path."
                + " Install the packages chromium and chromium-driver.";

        /** The server, and the browsers that no class uses now; a class that finds none starts one. */
        private record Rooms(Optional<ServedProject> served, Deque<Browser> idle, AtomicInteger tests)
                implements AutoCloseable {
            static Rooms open() {
                return new Rooms(
                        Browser.isInstalled() ? Optional.of(new ServedProject()) : Optional.empty(),
                        new ConcurrentLinkedDeque<>(),
                        new AtomicInteger());
            }

            Browser take() {
                Browser idler = idle.poll();
                return idler == null ? Browser.start(served.orElseThrow().address()) : idler;
            }

            @Override
            public void close() {
                String name = idle.stream().findFirst().map(Browser::name).orElse("none that started");
                System.out.println(served.isEmpty() ? NONE : tests + " browser tests ran, in " + name + ".");
                idle.forEach(Browser::close);
                served.ifPresent(ServedProject::close);
            }
        }

        /** A store closes what can be closed when its class ends, and the browser goes on to the next. */
        private record Taken(Browser browser) {}

        private static Rooms rooms(ExtensionContext context) {
            return context.getRoot().getStore(OURS).getOrComputeIfAbsent(Rooms.class, key -> Rooms.open(), Rooms.class);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return rooms(context)
                    .served()
                    .map(served -> ConditionEvaluationResult.enabled("there is a browser"))
                    .orElse(ConditionEvaluationResult.disabled(NONE));
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            Browser taken = rooms(context).take();
            context.getStore(OURS).put(Taken.class, new Taken(taken));
            taken.complaints();
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            rooms(context).tests().incrementAndGet();
            browser(context).reset();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Browser used = browser(context);
            List<String> complaints = used.complaints();
            rooms(context).idle().push(used);
            assertEquals(List.of(), complaints);
        }

        private static Browser browser(ExtensionContext context) {
            return context.getStore(OURS).get(Taken.class, Taken.class).browser();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Browser.class || type == ServedProject.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class
                    ? browser(context)
                    : rooms(context).served().orElseThrow();
        }
    }
}
