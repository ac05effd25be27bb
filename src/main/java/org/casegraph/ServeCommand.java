package org.casegraph;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.sys.JenaSystem;
import org.casegraph.description.SelfDescription;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.WarmTransport;
import org.casegraph.endpoint.http.ListeningAddress;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.Limits;
import org.casegraph.face.Face;
import org.casegraph.intake.CaseStore;
import org.casegraph.intake.ExampleCohort;
import org.casegraph.intake.SourceWatch;
import org.casegraph.mcp.Assistants;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.store.StoreFolder;
import org.casegraph.store.remote.RemoteService;
import org.casegraph.store.remote.RemoteStore;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        description = "Serves SPARQL, the questions and the pages until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** As sysexits.h has it for what may go well when it is tried again. */
    private static final int EXHAUSTED = 75;

    private final Function<List<Path>, StoreBuilder> stores;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Case files; without any, the project's own.")
    private List<Path> sources = List.of();

    @Option(
            names = "--example",
            paramLabel = "EXAMPLE",
            description = "Published cases that come with the program, with their terminology: rare-diseases.")
    private @Nullable String example;

    @Option(
            names = "--port",
            defaultValue = "3030",
            paramLabel = "PORT",
            description = "0 for any that is free; ${DEFAULT-VALUE} if not given.")
    private int port;

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "Where clients reach this server, as https://example.org/cases/: the address of whatever it"
                    + " prints, and a name by which it may be called. A proxy takes the path away."
                    + " http://localhost:PORT/ if not given.")
    private @Nullable String givenBase;

    @Option(
            names = "--host",
            defaultValue = "localhost",
            paramLabel = "ADDRESS",
            description = "Address to listen on; ${DEFAULT-VALUE}, this machine only, if not given.")
    private String host;

    @Option(
            names = "--proxy",
            paramLabel = "ADDRESS",
            description = "From which a proxy connects, or its name; its word of the client and of the address that was"
                    + " called, Forwarded or X-Forwarded-*, is believed. Repeatable; nobody's if not given.")
    private List<String> proxies = List.of();

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A further name by which clients may call the server. Repeatable.")
    private List<String> hosts = List.of();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Pages that may read it, as https://example.org, or * for all. Repeatable.")
    private List<String> origins = List.of();

    @Option(
            names = "--allow-service",
            paramLabel = "HOST",
            description = "A host that SERVICE in a query may ask. Repeatable; none if not given.")
    private List<String> services = List.of();

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "A SPARQL 1.1 service that holds the dump of SOURCE, which is a built store. It answers SPARQL and the"
                            + " questions; pages, indexes and functions are answered here.")
    private @Nullable String remote;

    @Option(names = "--deadline", paramLabel = "SECONDS", description = "For one query; 60 if not given.")
    private int deadline = 60;

    @Option(
            names = "--max-rows",
            paramLabel = "ROWS",
            description = "Of one answer, rows or triples; 1000000 if not given. More is an error, never a part.")
    private int rows = Limits.standard().rows();

    @Option(
            names = "--parallel",
            paramLabel = "QUERIES",
            description =
                    "Evaluated at once; more are told to come again. Twice the processors, 8 at least, if not given.")
    private int parallel = Limits.standard().parallel();

    @Option(
            names = "--stuck-queries",
            paramLabel = "QUERIES",
            description =
                    "How many may go on after their deadline. When there are as many for ten seconds, the server ends"
                            + " with exit status 75, to be started again. Half of --parallel if not given.")
    private int stuck;

    @Option(
            names = "--security-contact",
            paramLabel = "URI",
            description = "Whom to tell of a vulnerability, as mailto:security@example.org or an https: address:"
                    + " /.well-known/security.txt says it, and is not there if not given.")
    private @Nullable String securityContact;

    @Option(names = "--access-log", description = "One line for each request on stderr.")
    private boolean accessLog;

    @Option(names = "--log-queries", description = "The access log with the text of the queries.")
    private boolean logQueries;

    @Option(
            names = "--watch",
            description =
                    "Reads the SOURCE files again when they change, and a store when it was built again. What has faults is"
                            + " told and not served.")
    private boolean watch;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "The text of a report in UTF-8, of which the pages then show the paragraph around a passage."
                    + " Repeatable. Give only what your clients may read.")
    private List<Path> texts = List.of();

    @Mixin
    private MetadataOptions said = new MetadataOptions();

    /** @param stores reads these sources; of the project's own files if there are none */
    ServeCommand(Function<List<Path>, StoreBuilder> stores) {
        this.stores = stores;
    }

    /**
     * Loads beside the reading of the options what needs none of them, which takes longer than all the rest. Until {@link
     * #call} nothing may need Jena: whoever met its classes meanwhile could wait for ever.
     */
    static void begin() {
        CompletableFuture.runAsync(JenaSystem::init);
        CompletableFuture.runAsync(WarmTransport::answer);
    }

    @Override
    public Integer call() {
        // Waits for it.
        JenaSystem.init();
        sources = withExample();
        Settings settings = settings();
        // What is wrong with it is told before all is read.
        said.metadata();
        if (watch && sources.isEmpty()) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--watch",
                    "the project's own files do not change",
                    "Give the SOURCE files to be watched");
        }
        // Nobody waits for the data to be read, only to be told that nothing will be served.
        new ListeningAddress(host, port).requireFree();
        Optional<RemoteService> service = Optional.ofNullable(remote).map(RemoteService::at);
        if (service.isPresent() && (sources.size() != 1 || !StoreFolder.isStore(sources.get(0)))) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--store " + remote,
                    "what is here beside it has to be the store whose dump it holds",
                    "Give the one folder that build wrote as SOURCE");
        }
        QuestionLibrary questions = QuestionLibrary.ofProject();
        String base = base(settings);
        Store store = described(questions, base, service);
        store.stages().forEach(stage -> LOG.info("{}", stage));
        GivenTexts shown = GivenTexts.read(texts).and(GivenTexts.ofProject());
        Endpoint endpoint = Endpoint.start(store, questions, settings, Assistants.beside(Face.pages(shown)));
        Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close, "stop"));
        announce(
                new ListeningAddress(host, endpoint.port()).url(), store.cases().size(), settings.base());
        if (service.isEmpty()) {
            endpoint.askBeforehand();
        }
        if (watch) {
            new SourceWatch(sources, () -> endpoint.replace(described(questions, base, service))).start();
        }
        return endpoint.join() ? 0 : EXHAUSTED;
    }

    private List<Path> withExample() {
        return Stream.concat(sources.stream(), Stream.ofNullable(example).map(ExampleCohort::folder))
                .toList();
    }

    /** The store of the sources with the graphs that describe it and its questions. */
    private Store described(QuestionLibrary questions, String base, Optional<RemoteService> service) {
        StoreBuilder builder = builder().withMetadata(said.metadata());
        DatasetMetadata metadata = builder.metadata();
        Store store = builder.describedBy(dataset -> SelfDescription.of(dataset, questions, base, metadata))
                .servedAt(base)
                .build();
        service.ifPresent(there -> RemoteStore.ask(store.dataset(), there));
        return store;
    }

    /** Of the project's own cases what was built with the program, unless something else is to be said of them. */
    private StoreBuilder builder() {
        Optional<StoreBuilder> own =
                sources.isEmpty() && said.metadata().isEmpty() ? CaseStore.own() : Optional.empty();
        return own.orElseGet(() -> stores.apply(sources));
    }

    /** A port that is still to be found leaves only the published address to be named. */
    private String base(Settings settings) {
        return settings.base()
                .map(base -> base.absolute("/"))
                .orElse(port == 0 ? CG.BASE : "http://localhost:" + port + "/");
    }

    private static PublicAddress base(String given) {
        return PublicAddress.read(given)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION,
                        "--base " + given,
                        "this is no web address",
                        "Write it as https://example.org/ or https://example.org/cases/"));
    }

    private static URI contact(String given) {
        if (given.matches("(?:mailto:[^@\\s]+@|https://|tel:)[^\\s]+")) {
            try {
                return new URI(given);
            } catch (URISyntaxException e) {
                throw noContact(given, e);
            }
        }
        throw noContact(given, null);
    }

    private static Problem noContact(String given, @Nullable Throwable cause) {
        return Problem.of(
                Mistake.BAD_OPTION,
                "--security-contact " + given,
                "nobody can be told by this",
                "Write it as mailto:security@example.org, or as an https: or tel: address",
                cause);
    }

    private Set<InetAddress> proxyAddresses() {
        Set<InetAddress> addresses = new HashSet<>();
        for (String proxy : proxies) {
            try {
                addresses.addAll(List.of(InetAddress.getAllByName(proxy)));
            } catch (UnknownHostException e) {
                throw Problem.of(
                        Mistake.BAD_OPTION,
                        "--proxy " + proxy,
                        "no machine has this name",
                        "Give the name or the address from which the proxy connects",
                        e);
            }
        }
        return addresses;
    }

    private Settings settings() {
        if (deadline < 1) {
            throw Problem.of(
                    Mistake.BAD_OPTION, "--deadline " + deadline, "this is no time", "Give seconds, 1 or more");
        }
        requireOne("--max-rows", rows);
        requireOne("--parallel", parallel);
        Limits limits = Limits.standard()
                .withDeadline(Duration.ofSeconds(deadline))
                .withRows(rows)
                .withParallel(parallel);
        if (spec.commandLine().getParseResult().hasMatchedOption("--stuck-queries")) {
            requireOne("--stuck-queries", stuck);
            limits = limits.withStuck(stuck);
        }
        Settings settings = Settings.loopback(port)
                .withHost(host)
                .withHosts(Set.copyOf(hosts))
                .withProxies(proxyAddresses())
                .withOrigins(Set.copyOf(origins))
                .withServices(Set.copyOf(services))
                .withLog(accessLog, logQueries)
                .withLimits(limits);
        if (givenBase != null) {
            settings = settings.withBase(base(givenBase));
        }
        if (securityContact != null) {
            settings = settings.withContact(contact(securityContact));
        }
        return sources.size() == 1 && StoreFolder.isStore(sources.get(0))
                ? settings.withDump(StoreFolder.dump(sources.get(0)))
                : settings;
    }

    private static void requireOne(String option, int number) {
        if (number < 1) {
            throw Problem.of(Mistake.BAD_OPTION, option + " " + number, "this is too few", "Give 1 or more");
        }
    }

    private void announce(String address, int cases, Optional<PublicAddress> base) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(address + " serves " + (cases == 1 ? "1 case" : cases + " cases")
                + " as a knowledge graph, with pages, questions and SPARQL");
        out.println("Try: curl '" + address + "api/queries/findings-before-diagnosis/results?format=csv'");
        base.ifPresent(given -> out.println("Clients reach it at " + given.absolute("/")));
        out.flush();
    }
}
