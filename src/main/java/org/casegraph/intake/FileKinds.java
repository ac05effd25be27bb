package org.casegraph.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.casegraph.annotation.AnnotationSource;
import org.casegraph.source.RdfContent;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.CaseSegment;
import org.casegraph.terminology.TerminologySource;

/** What a file is taken for, by its name and, where that does not tell, by how it begins. */
final class FileKinds {
    private FileKinds() {}

    static boolean isTerminology(Path file) {
        return isNamedTerminology(file) || Files.exists(file) && isRdfTerminology(file);
    }

    /** Whether a file in a folder is read, by the ending of its name. */
    static boolean isNamed(Path file) {
        return RdfContent.isNamed(file)
                || TerminologySource.isNamed(file)
                || AnnotationSource.isNamed(file)
                || PhenopacketSource.isNamed(file)
                || CaseSegment.isNamed(file);
    }

    static boolean isMapping(Path file) {
        return file.toString().endsWith(".rq");
    }

    private static boolean isNamedTerminology(Path file) {
        return TerminologySource.isNamed(file)
                || file.toString().toLowerCase(Locale.ROOT).endsWith(".json") && TerminologySource.isOboGraphs(file);
    }

    static boolean isAnnotations(Path file) {
        return AnnotationSource.isNamed(file)
                || !PhenopacketSource.isNamed(file)
                        && !RdfContent.isNamed(file)
                        && !CaseSegment.isNamed(file)
                        && AnnotationSource.isAnnotations(file);
    }

    private static boolean isRdfTerminology(Path file) {
        return RdfContent.isNamed(file) && RdfContent.of(file) == RdfContent.TERMINOLOGY;
    }
}
