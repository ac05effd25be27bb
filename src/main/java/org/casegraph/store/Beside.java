package org.casegraph.store;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What is made in a thread of its own while its owner makes something else, so that no processor waits. */
final class Beside<T> implements AutoCloseable {
    private final FutureTask<T> work;

    private Beside(FutureTask<T> work) {
        this.work = work;
    }

    static <T> Beside<T> begin(Callable<T> making) {
        Beside<T> beside = new Beside<>(new FutureTask<>(making));
        Thread thread = new Thread(beside.work, "beside the build");
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** Waits until it is made; throws what making it threw. */
    T made() throws IOException {
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

    /** Nobody asks for it any more. */
    @Override
    public void close() {
        work.cancel(true);
    }
}
