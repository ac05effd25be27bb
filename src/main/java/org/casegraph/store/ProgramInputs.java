package org.casegraph.store;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.Sha256;

/** What a store follows from besides its sources, as SHA-256, which are computed once as the program does not change. */
final class ProgramInputs {
    private ProgramInputs() {}

    /** Of the ontology, the rules, the questions and the description of the dataset. */
    static String project() {
        return Project.SHA256;
    }

    /** Of the program itself. */
    static String code() {
        return Code.SHA256;
    }

    private static final class Project {
        /** In the jar the sum was made with the jar: it takes a sixth of a second before Java has compiled it. */
        private static final String SHA256 = OwnStore.madeOf().orElseGet(Project::sha256);

        private static String sha256() {
            StringBuilder all = new StringBuilder();
            for (String folder : List.of("ontology", "queries/rules", "queries/questions", "data")) {
                ProjectFiles.under(folder, folder.startsWith("queries") ? ".rq" : ".ttl")
                        .forEach((file, text) -> {
                            if (!file.startsWith("data/") || file.equals("data/dataset.ttl")) {
                                all.append(file).append(text);
                            }
                        });
            }
            return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Code {
        private static final String SHA256 = sha256();

        private static String sha256() {
            try {
                Path code = Path.of(ProgramInputs.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                try (Stream<Path> files = Files.walk(code)) {
                    return files.filter(Files::isRegularFile)
                            .sorted()
                            .map(Sha256::of)
                            .collect(Collectors.joining());
                }
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
