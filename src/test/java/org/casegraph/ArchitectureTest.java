package org.casegraph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "org.casegraph";
    private static final String MADE_FROM_TEMPLATES = ROOT + ".face.template";

    private static final List<String> LOWEST_FIRST = List.of(
            "vocabulary",
            "problem",
            "rounds",
            "graph",
            "project",
            "unit",
            "statistics",
            "evaluation.row",
            "evaluation.kept",
            "evaluation",
            "evaluation.function",
            "source",
            "source.report",
            "source.json",
            "source.phenopacket",
            "terminology",
            "annotation",
            "mapping",
            "skeleton",
            "privacy",
            "shapes",
            "timeline",
            "timeline.relation",
            "undecided",
            "inference",
            "explanation",
            "similarity.row",
            "similarity",
            "cohort",
            "cohort.selection",
            "cohort.group",
            "cohort.time",
            "cohort.order",
            "cohort.review",
            "cohort.collection",
            "cohort.audit",
            "search",
            "store.column",
            "store.mapped",
            "store.remote",
            "store",
            "query",
            "query.empty",
            "query.caution",
            "query.plan",
            "description",
            "table",
            "table.review",
            "chronicle",
            "openapi",
            "drawing",
            "export",
            "export.phenopacket",
            "export.fhir",
            "export.linked",
            "export.summary",
            "export.rdf",
            "export.delivery",
            "intake",
            "statement",
            "draft.words",
            "draft",
            "workbench",
            "endpoint.http",
            "endpoint.discovery",
            "endpoint",
            "mcp",
            "workbench.page",
            "face.html",
            "face.timeline",
            "face.collection",
            "face.cases",
            "face.question",
            "face.review",
            "face.schema",
            "face.ontology",
            "face.template",
            "face");

    private final JavaClasses ours = OwnClasses.imported();

    @Test
    void eachPackageImportsOnlyEarlierOnes() {
        classes()
                .should(new ArchCondition<>("depend only on packages before their own") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        int own = rank(type);
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(ROOT))
                                .filter(dependency -> rank(dependency.getTargetClass()) > own)
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                    }
                })
                .check(ours);
    }

    @Test
    void packagesFormNoCycle() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(ours);
    }

    @Test
    void everyPackageIsInTheDesign() {
        classes()
                .should(new ArchCondition<>("stand in a package of the design") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (rank(type) < 0) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is in no package of the design"));
                        }
                    }
                })
                .check(ours);
    }

    /** What NullAway looks at: a package without the annotation would pass unseen. */
    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = ours.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.getName().equals(MADE_FROM_TEMPLATES) && !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unmarked);
    }

    @Test
    void noPackageHoldsMoreThanThirtyFiles() throws IOException {
        Map<Path, Long> files;
        try (Stream<Path> walk = Files.walk(Path.of("src/main/java"))) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        }

        assertTrue(files.size() > 30, files::toString);
        files.values().removeIf(count -> count <= 30);
        assertEquals(Map.of(), files);
    }

    @Test
    void onlyTheRootPackagePrintsAndExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(ours);
    }

    @Test
    void fusekiStaysBehindTheEndpoint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".endpoint..", ROOT + ".face..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.jena.fuseki..")
                .check(ours);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(ours);
    }

    /** Position of the class's package in the order of the design; the root comes last; -1 if the design lacks it. */
    private static int rank(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(ROOT)) {
            return LOWEST_FIRST.size();
        }
        return LOWEST_FIRST.indexOf(name.substring(ROOT.length() + 1));
    }
}
