package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
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
 * Tests that take a {@link Browser} or the {@link ServedProject} that it looks at; all classes share one of each. After
 * each class, the pages must have complained of nothing and asked no other server. The run says in one line how many
 * tests ran, or why none did.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.Shared.class)
public @interface InBrowser {

    /** One server and one browser for the whole run. */
    final class Shared
            implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
        private static final String NONE = "No browser test ran: there is no chromium with chromedriver on the path."
                + " Install the packages chromium and chromium-driver.";

        /** Both, or neither where no browser is installed. */
        private record Pair(Optional<ServedProject> served, Optional<Browser> browser, AtomicInteger tests)
                implements AutoCloseable {
            static Pair start() {
                if (!Browser.isInstalled()) {
                    return new Pair(Optional.empty(), Optional.empty(), new AtomicInteger());
                }
                ServedProject served = new ServedProject();
                return new Pair(Optional.of(served), Optional.of(Browser.start(served.address())), new AtomicInteger());
            }

            @Override
            public void close() {
                System.out.println(browser.map(used -> tests + " browser tests ran, in " + used.name() + ".")
                        .orElse(NONE));
                browser.ifPresent(Browser::close);
                served.ifPresent(ServedProject::close);
            }
        }

        private static Pair pair(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Shared.class))
                    .getOrComputeIfAbsent(Pair.class, key -> Pair.start(), Pair.class);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return pair(context)
                    .browser()
                    .map(browser -> ConditionEvaluationResult.enabled(browser.name()))
                    .orElse(ConditionEvaluationResult.disabled(NONE));
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            browser(context).complaints();
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            pair(context).tests().incrementAndGet();
            browser(context).reset();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            assertEquals(List.of(), browser(context).complaints());
        }

        private static Browser browser(ExtensionContext context) {
            return pair(context).browser().orElseThrow();
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
                    : pair(context).served().orElseThrow();
        }
    }
}
