package org.casegraph.rounds;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What is made in a thread of its own while its owner makes something else, so that no processor waits. */
public final class Beside<T> implements AutoCloseable {
    private final FutureTask<T> work;
    private final Thread thread;

    private Beside(String name, Callable<T> making) {
        work = new FutureTask<>(making);
        thread = new Thread(work, name);
    }

    /** @param name of the thread, which does not keep the program from ending */
    public static <T> Beside<T> begin(String name, Callable<T> making) {
        Beside<T> beside = new Beside<>(name, making);
        beside.thread.setDaemon(true);
        beside.thread.start();
        return beside;
    }

    /** Waits until it is made; throws what making it threw. */
    public T made() throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw e.getCause() instanceof RuntimeException mistake ? mistake : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends what nobody asks for any more, and waits for its end, so that the files that it uses are free. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
