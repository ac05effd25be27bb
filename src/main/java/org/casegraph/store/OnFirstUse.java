package org.casegraph.store;

import java.util.Optional;
import java.util.function.Supplier;

/** Makes something once, when it is first asked for. Any number of threads may ask; those that come meanwhile wait. */
public final class OnFirstUse<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile Optional<T> made = Optional.empty();

    public OnFirstUse(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        if (made.isEmpty()) {
            synchronized (this) {
                if (made.isEmpty()) {
                    made = Optional.of(make.get());
                }
            }
        }
        return made.get();
    }
}
