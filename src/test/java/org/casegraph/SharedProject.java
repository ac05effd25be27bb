package org.casegraph;

import java.util.Set;
import java.util.function.Supplier;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.Store;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that only read what takes seconds to make, each made once in the run and closed at its end: the
 * {@link Store} of all that the project brings, the
 * {@link WangStore} of its first case, the {@link ServedProject}, the {@link MappedProject}, the {@link ExampleStore}.
 */
public final class SharedProject implements ParameterResolver {
    private static final Set<Class<?>> TYPES = Set.of(
            Store.class,
            WangStore.class,
            ServedProject.class,
            SecondEngine.class,
            MappedProject.class,
            ExampleStore.class);

    private record Held(Object thing, Runnable end) implements AutoCloseable {
        static Held of(Store store) {
            return new Held(store, store::close);
        }

        static Held of(WangStore store) {
            return new Held(store, store::close);
        }

        static Held of(ExampleStore example) {
            return new Held(example, example::close);
        }

        static Held of(SecondEngine engine) {
            return new Held(engine, engine::close);
        }

        static Held of(MappedProject project) {
            return new Held(project, project::close);
        }

        static Held of(ServedProject served) {
            return new Held(served, served::close);
        }

        @Override
        public void close() {
            end.run();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return TYPES.contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == SecondEngine.class) {
            Store store = (Store) held(context, Store.class, SharedProject::store);
            return held(
                    context,
                    type,
                    () -> Held.of(new SecondEngine(store.dataset().getDefaultGraph())));
        }
        if (type == MappedProject.class) {
            Store store = (Store) held(context, Store.class, SharedProject::store);
            return held(context, type, () -> Held.of(MappedProject.of(store)));
        }
        if (type == ExampleStore.class) {
            return held(context, type, () -> Held.of(ExampleStore.build()));
        }
        return type == Store.class
                ? held(context, type, SharedProject::store)
                : type == WangStore.class
                        ? held(context, type, () -> Held.of(WangStore.build()))
                        : held(context, type, () -> Held.of(new ServedProject()));
    }

    private static Held store() {
        return Held.of(Store.inMemory(ProjectSources.ontology(), OwnCases.all()));
    }

    private static Object held(ExtensionContext context, Class<?> type, Supplier<Held> maker) {
        return context.getRoot()
                .getStore(Namespace.create(SharedProject.class))
                .getOrComputeIfAbsent(type, key -> maker.get(), Held.class)
                .thing();
    }
}
