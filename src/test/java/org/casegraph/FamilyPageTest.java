package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.Test;

class FamilyPageTest {
    @Test
    void thePageOfARelativeLeadsToTheFamilyAndFromThereToTheProband() {
        List<SourceGraph> cases = new ArrayList<>();
        new PhenopacketSource(one -> cases.add(one.source()), problem -> {
                    throw problem;
                })
                .read(Path.of("src/test/resources/phenopackets/kindred.json"));
        try (ServedProject served = new ServedProject(StoreBuilder.inMemory(ProjectSources.ontology(), cases))) {
            String relative = ServedProject.text(served.get("/case/kindred-mother", "text/html"));
            String proband = ServedProject.text(served.get("/case/kindred-proband", "text/html"));

            assertTrue(relative.contains("<dt>Member of</dt><dd><a href=\"/case/kindred-proband#family\""), relative);
            assertTrue(relative.contains(">family kindred 9</a>"), relative);
            assertTrue(proband.contains("href=\"/case/kindred-mother\""), proband);
        }
    }
}
