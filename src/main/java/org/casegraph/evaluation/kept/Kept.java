package org.casegraph.evaluation.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * All that is made of a dataset when a query first needs it and is kept for those that follow. It grows with the dataset and
 * with what is asked, so it has one bound: where more of the heap is in use than may be, it is forgotten before a query is
 * ended for it. Any number of threads may ask.
 */
public final class Kept {
    private static final Symbol OF_DATASET = Symbol.create("https://w3id.org/casegraph/function#kept");

    /** What was asked for before is forgotten first. */
    private static final long RECENT_NANOSECONDS = 10_000_000_000L;

    private final List<OnNeed<?>> things = new CopyOnWriteArrayList<>();
    private final List<Runnable> caches = new CopyOnWriteArrayList<>();

    private final LongSupplier clock;

    /** @param clock {@link System#nanoTime()} */
    Kept(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * What is kept of the dataset with this context, as long as there is a dataset.
     *
     * @param dataset the dataset's own context
     */
    public static Kept of(Context dataset) {
        synchronized (dataset) {
            Kept known = dataset.get(OF_DATASET);
            if (known == null) {
                known = new Kept(System::nanoTime);
                dataset.set(OF_DATASET, known);
            }
            return known;
        }
    }

    /** Makes something when it is asked for, and again after it was forgotten; those that ask meanwhile wait. */
    public <T> Supplier<T> onNeed(Supplier<T> make) {
        OnNeed<T> thing = new OnNeed<>(make, clock);
        things.add(thing);
        return thing;
    }

    /** @param clear empties a cache of a dataset, whose size has a bound of its own */
    public void alsoClears(Runnable clear) {
        caches.add(clear);
    }

    /** What is kept now, besides caches. */
    public List<Object> made() {
        List<Object> made = new ArrayList<>();
        things.forEach(thing -> thing.made.ifPresent(made::add));
        return made;
    }

    /** How many things there may be to be kept, besides caches. */
    public int most() {
        return things.size();
    }

    /**
     * Forgets what no query has asked for in the last ten seconds, or all if there is no such thing. Whoever uses something of
     * it goes on to do so.
     *
     * @return whether anything is gone but caches
     */
    public boolean forget() {
        long now = clock.getAsLong();
        caches.forEach(Runnable::run);
        return forget(thing -> now - thing.asked > RECENT_NANOSECONDS) || forget(thing -> true);
    }

    private boolean forget(Predicate<OnNeed<?>> which) {
        boolean any = false;
        for (OnNeed<?> thing : things) {
            if (thing.made.isPresent() && which.test(thing)) {
                thing.made = Optional.empty();
                any = true;
            }
        }
        return any;
    }

    private static final class OnNeed<T> implements Supplier<T> {
        private final Supplier<T> make;
        private final LongSupplier clock;
        private volatile Optional<T> made = Optional.empty();
        private volatile long asked;

        OnNeed(Supplier<T> make, LongSupplier clock) {
            this.make = make;
            this.clock = clock;
        }

        @Override
        public T get() {
            asked = clock.getAsLong();
            return made.orElseGet(this::makeOnce);
        }

        private synchronized T makeOnce() {
            Optional<T> before = made;
            T thing = before.orElseGet(make);
            made = Optional.of(thing);
            asked = clock.getAsLong();
            return thing;
        }
    }
}
