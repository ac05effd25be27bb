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

    /** @param sources as {@code serve} takes them */
    Engine.Running serve(String heap, List<String> sources) throws IOException {
        int port = SparqlClient.freePort();
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
        arguments.addAll(sources);
        return new Engine.Running(
                run(heap, "serve.log", arguments), URI.create("http://localhost:" + port + "/sparql"), 0);
    }
}
