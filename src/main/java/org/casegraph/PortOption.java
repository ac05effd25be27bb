package org.casegraph;

import picocli.CommandLine.Option;

/** The option --port of the commands that serve something. */
final class PortOption {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "0 for any that is free; ${DEFAULT-VALUE} if not given.")
    private int port;

    /** @param usual where the command listens if nothing is given */
    PortOption(int usual) {
        this.port = usual;
    }

    int number() {
        return port;
    }
}
