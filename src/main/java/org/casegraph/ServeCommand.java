package org.casegraph;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.face.Face;
import org.casegraph.query.Examples;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.Problem;
import org.casegraph.store.DatasetDescription;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves SPARQL, the questions and the pages on this machine until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private static final int LAST_PORT = 65_535;

    private final Function<List<Path>, Store> build;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Case files; without any, the project's own.")
    private List<Path> sources = List.of();

    @Option(
            names = "--port",
            defaultValue = "3030",
            paramLabel = "PORT",
            description = "0 for any that is free; ${DEFAULT-VALUE} if not given.")
    private int port;

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "Where clients reach this server, for the descriptions that name it;"
                    + " http://localhost:PORT/ if not given.")
    private String givenBase;

    /** @param build makes the store of these sources; of the project's own files if there are none */
    ServeCommand(Function<List<Path>, Store> build) {
        this.build = build;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > LAST_PORT) {
            throw Problem.of("--port " + port, "there is no such port", "Give one from 0 to " + LAST_PORT);
        }
        Store built = build.apply(sources);
        built.stages().forEach(stage -> LOG.info("{}", stage));
        QuestionLibrary questions = QuestionLibrary.ofProject();
        String base = base();
        Store store = built.describedBy(dataset -> Map.of(
                DatasetDescription.GRAPH, DatasetDescription.of(dataset, base),
                Examples.GRAPH, Examples.of(questions, base)));
        Endpoint endpoint = Endpoint.start(store, questions, port, Face.pages(store, questions));
        Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close, "stop"));
        announce(endpoint.port());
        endpoint.join();
        return 0;
    }

    /** A port that is still to be found leaves only the published address to be named. */
    private String base() {
        if (givenBase == null) {
            return port == 0 ? CG.BASE : "http://localhost:" + port + "/";
        }
        if (!givenBase.matches("https?://[^?#\\s]+")) {
            throw Problem.of("--base " + givenBase, "this is no web address", "Write it as https://example.org/");
        }
        return givenBase.endsWith("/") ? givenBase : givenBase + "/";
    }

    private void announce(int servedAt) {
        String address = "http://localhost:" + servedAt + "/";
        PrintWriter out = spec.commandLine().getOut();
        out.println("casegraph serves " + address);
        out.println("Try: curl '" + address + "api/queries/findings-before-diagnosis/results?format=csv'");
        out.flush();
    }
}
