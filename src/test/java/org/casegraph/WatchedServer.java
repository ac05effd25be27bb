package org.casegraph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import org.casegraph.intake.CaseStore;

/** The command {@code serve --watch} over a built store, in a process of its own that can be asked what its heap holds. */
final class WatchedServer implements AutoCloseable {
    private static final String HEAP = "heap ";

    private final Process process;
    private final BufferedReader out;
    private final URI address;

    private WatchedServer(Process process, BufferedReader out, URI address) {
        this.process = process;
        this.out = out;
        this.address = address;
    }

    public static void main(String[] arguments) {
        Thread questions = new Thread(() -> {
            try (Scanner asked = new Scanner(System.in, StandardCharsets.UTF_8)) {
                while (asked.hasNextLine()) {
                    asked.nextLine();
                    System.gc();
                    System.out.println(HEAP
                            + ManagementFactory.getMemoryMXBean()
                                    .getHeapMemoryUsage()
                                    .getUsed());
                }
            }
        });
        questions.setDaemon(true);
        questions.start();
        System.exit(Main.run(CaseStore::builder, System.out, System.err, arguments));
    }

    static WatchedServer start(Path store) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WatchedServer.class.getName(),
                        "serve",
                        store.toString(),
                        "--watch",
                        "--port",
                        "0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("the server did not start");
        }
        return new WatchedServer(process, out, URI.create(line.split(" ", 2)[0]));
    }

    URI address() {
        return address;
    }

    /** Bytes, after a collection. */
    long heap() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        String line = out.readLine();
        while (!line.startsWith(HEAP)) {
            line = out.readLine();
        }
        return Long.parseLong(line.substring(HEAP.length()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
