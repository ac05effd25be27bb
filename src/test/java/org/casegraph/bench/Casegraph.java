package org.casegraph.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The jar, over a store that it built; it takes no triples. */
final class Casegraph {
    private final Path jar;
    private final Path folder;

    Casegraph(Path jar, Path folder) {
        this.jar = jar.toAbsolutePath();
        this.folder = folder;
    }

    RunningProcess run(String heap, String log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(RunningProcess.java(), heap, "-jar", jar.toString()));
        command.addAll(arguments);
        return RunningProcess.start(folder, folder.resolve(log).toAbsolutePath(), Map.of(), command);
    }

    /** By the launcher, which is beside the jar and keeps its archive of classes under a cache. */
    Engine.Running launch(String heap, Path cache) throws IOException {
        int port = SparqlClient.freePort();
        RunningProcess launched = RunningProcess.start(
                folder,
                folder.resolve("launch.log").toAbsolutePath(),
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS",
                        heap,
                        "XDG_CACHE_HOME",
                        cache.toAbsolutePath().toString()),
                List.of(jar.resolveSibling("casegraph").toString(), "serve", "--port", Integer.toString(port)));
        return new Engine.Running(launched, URI.create("http://localhost:" + port + "/sparql"));
    }

    /** @param sources as {@code serve} takes them */
    Engine.Running serve(String heap, List<String> sources) throws IOException {
        int port = SparqlClient.freePort();
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
        arguments.addAll(sources);
        return new Engine.Running(
                run(heap, "serve.log", arguments), URI.create("http://localhost:" + port + "/sparql"));
    }
}
