package org.casegraph;

import picocli.CommandLine.Option;

/** The option --force of the commands that write files. */
final class ForceOption {
    @Option(names = "--force", description = "Replace files that are there already with other content.")
    private boolean isGiven;

    /** Whether files with other content give way. */
    boolean isGiven() {
        return isGiven;
    }
}
