package org.casegraph.alignments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the Turtle of each mapping set that the program loads, beside its SSSOM file. Run it in the project's folder. */
public final class WriteAlignments {
    private WriteAlignments() {}

    public static void main(String[] arguments) throws IOException {
        for (MappingSet set : MappingSet.ofProject()) {
            if (!set.isOptional()) {
                Files.writeString(Path.of(MappingSet.FOLDER, set.name() + ".ttl"), AlignmentTurtle.of(set));
            }
        }
    }
}
