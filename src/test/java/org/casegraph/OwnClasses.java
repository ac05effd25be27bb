package org.casegraph;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of the program without its tests, which take seconds to import and never change in a run. */
final class OwnClasses {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.casegraph");

    private OwnClasses() {}

    static JavaClasses imported() {
        return ALL;
    }
}
