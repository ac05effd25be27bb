package org.casegraph.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Reads files beside one another and hands over what was found in the order of the files, in the thread of whoever asks.
 * Few files are in memory at a time.
 */
final class OrderedReading implements AutoCloseable {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int MOST_FILES = 8 * THREADS;
    private static final long MOST_BYTES = 32L << 20;

    private final ExecutorService readers = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "reading");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long bytes;

    /** What reading one file gives. */
    static final class Found {
        private final List<Runnable> steps = new ArrayList<>();
        private boolean isShortOfMemory;

        /** Adds what is to be done with it when its turn has come. */
        void then(Runnable step) {
            steps.add(step);
        }

        /** If there was not enough memory, it is read again while nothing else is, which may have taken it. */
        void noted(boolean isShort) {
            isShortOfMemory |= isShort;
        }
    }

    /** Reads a file; throws nothing for what stands in it. */
    interface Reading {
        void read(Found found);
    }

    private record Waiting(Reading reading, Future<Found> found, long bytes) {}

    /** @param size of the file in bytes */
    void read(long size, Reading reading) {
        while (waiting.size() >= MOST_FILES || bytes + size > MOST_BYTES && !waiting.isEmpty()) {
            handOver();
        }
        bytes += size;
        waiting.add(new Waiting(reading, readers.submit(() -> found(reading)), size));
    }

    /** Does something when all that was read before has been handed over. */
    void then(Runnable step) {
        if (waiting.isEmpty()) {
            step.run();
            return;
        }
        FutureTask<Found> done = new FutureTask<>((Callable<Found>) () -> found(found -> found.then(step)));
        done.run();
        waiting.add(new Waiting(found -> found.then(step), done, 0));
    }

    private static Found found(Reading reading) {
        Found found = new Found();
        reading.read(found);
        return found;
    }

    private void handOver() {
        Waiting first = waiting.remove();
        Found found = get(first.found());
        if (found.isShortOfMemory) {
            waiting.forEach(other -> get(other.found()));
            found = found(first.reading());
        }
        bytes -= first.bytes();
        found.steps.forEach(Runnable::run);
    }

    private static Found get(Future<Found> found) {
        try {
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException mistake ? mistake : new IllegalStateException(e.getCause());
        }
    }

    /** Hands over all. */
    void finish() {
        while (!waiting.isEmpty()) {
            handOver();
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
