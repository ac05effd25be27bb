package org.casegraph;

import java.util.List;
import java.util.Optional;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.store.DatasetMetadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which whoever builds or serves cases of others says what they are. */
final class MetadataOptions {
    private static final String ADDRESS = "https?://[^\\s<>\"{}|^`\\\\]+";
    private static final String SPDX_ID = "[A-Za-z0-9][A-Za-z0-9.+-]*";
    private static final String SPDX = "https://spdx.org/licenses/";

    @Option(
            names = "--title",
            paramLabel = "WORDS",
            description = "What the cases are as a whole; said to be unknown if neither this nor the data tell.")
    private @Nullable String title;

    @Option(
            names = "--licence",
            paramLabel = "LICENCE",
            description =
                    "Of the cases that state none: its address, or its id at spdx.org such as CC0-1.0. Repeatable.")
    private List<String> licences = List.of();

    @Option(names = "--source-url", paramLabel = "URL", description = "Where the cases come from.")
    private @Nullable String source;

    DatasetMetadata metadata() {
        if (source != null && !source.matches(ADDRESS)) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--source-url " + source,
                    "this is no web address",
                    "Write it as https://example.org/data");
        }
        return new DatasetMetadata(
                Optional.ofNullable(title).map(String::strip).filter(words -> !words.isEmpty()),
                licences.stream().map(MetadataOptions::licence).toList(),
                Optional.ofNullable(source));
    }

    static String licence(String given) {
        if (given.matches(ADDRESS)) {
            return given;
        }
        if (given.matches(SPDX_ID)) {
            return SPDX + given;
        }
        throw Problem.of(
                Mistake.BAD_OPTION,
                "--licence " + given,
                "this is neither an address nor an id of SPDX",
                "Write it as https://creativecommons.org/licenses/by/4.0/ or CC-BY-4.0");
    }
}
