package org.casegraph.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import org.casegraph.ServedProject;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests that take a {@link Browser} or the {@link ServedProject} that it looks at; all classes share one of each. After
 * each class, the pages must have complained of nothing and asked no other server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.Shared.class)
public @interface InBrowser {

    /** One server and one browser for the whole run. */
    final class Shared implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
        private record Pair(ServedProject served, Optional<Browser> browser) implements AutoCloseable {
            static Pair start() {
                ServedProject served = new ServedProject();
                return new Pair(served, Browser.start(served.address()));
            }

            @Override
            public void close() {
                browser.ifPresent(Browser::close);
                served.close();
            }
        }

        private static Pair pair(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Shared.class))
                    .getOrComputeIfAbsent(Pair.class, key -> Pair.start(), Pair.class);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            assumeTrue(
                    pair(context).browser().isPresent(),
                    "There is no chromium with chromedriver on the path, so the pages are not tried in a browser."
                            + " Install the packages chromium and chromium-driver.");
            browser(context).complaints();
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            browser(context).reset();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            pair(context).browser().ifPresent(browser -> assertEquals(List.of(), browser.complaints()));
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
                    : pair(context).served();
        }
    }
}
