package org.casegraph.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Oxigraph as npm has it, in WebAssembly and in memory, behind Node's server. */
final class Oxigraph implements Engine {
    private final Path work;

    Oxigraph(Path work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "Oxigraph";
    }

    @Override
    public String version() {
        return "0.5.11, in memory";
    }

    /** It answers one after the other, and hears nothing meanwhile. */
    @Override
    public boolean givesUp() {
        return false;
    }

    @Override
    public int processors() {
        return 1;
    }

    @Override
    public void load(Path triples, Path folder) throws IOException, InterruptedException {
        Path installed = work.resolve("oxigraph");
        Path sources = Path.of("src", "bench", "oxigraph").toAbsolutePath();
        if (!Files.isDirectory(installed.resolve("node_modules"))) {
            Files.createDirectories(installed);
            for (String file : List.of("package.json", "server.mjs")) {
                Files.writeString(installed.resolve(file), Files.readString(sources.resolve(file)));
            }
            try (RunningProcess npm = RunningProcess.start(
                    installed,
                    work.resolve("npm.log").toAbsolutePath(),
                    Map.of(),
                    List.of("npm", "install", "--no-audit"))) {
                npm.await(Duration.ofMinutes(2));
            }
        }
    }

    @Override
    public Running serve(Path triples, Path folder) throws IOException {
        int port = SparqlClient.freePort();
        RunningProcess server = RunningProcess.start(
                work.resolve("oxigraph"),
                folder.resolve("serve.log").toAbsolutePath(),
                Map.of(),
                List.of("node", "server.mjs", triples.toAbsolutePath().toString(), Integer.toString(port)));
        return new Running(server, URI.create("http://localhost:" + port + "/sparql"));
    }
}
