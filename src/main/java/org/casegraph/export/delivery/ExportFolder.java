package org.casegraph.export.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.LostItem;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;

/** A folder that exports are written to, each with the list of what is lost beside it. */
public final class ExportFolder {
    private static final String LOSSES = ".losses.json";

    private final ExportFormat format;
    private final boolean isStrict;
    private final WholeFiles files;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> lost = new TreeMap<>();
    private int documents;
    private int cases;

    /**
     * @param replaces whether files with other content give way
     * @param isStrict whether nothing is written of which anything is lost
     * @throws Problem if the folder cannot be made
     */
    public ExportFolder(ExportFormat format, Path folder, boolean replaces, boolean isStrict, Disk disk) {
        this.format = format;
        this.isStrict = isStrict;
        this.files = WholeFiles.in(folder, replaces, disk);
    }

    /**
     * Writes a document and its losses. Those that are there with the same content stay.
     *
     * @throws Problem if it cannot be written, or if it is lossy and that is refused
     */
    public void write(ExportDocument document) {
        Export export = Export.of(format, document);
        if (isStrict && !export.losses().isEmpty()) {
            LostItem first = export.losses().get(0);
            throw Problem.of(
                    Mistake.LOSSY_EXPORT,
                    document.id(),
                    export.losses().size() + " things would be lost in " + format.name() + ", first " + first.what()
                            + " (" + first.because() + ")",
                    "Leave out --strict to write it with the list of them, or choose trig, which loses nothing");
        }
        String name = name(export);
        files.write(name + format.ending(), out -> out.write(export.content()));
        files.write(name + LOSSES, out -> out.write(export.lossList().getBytes(StandardCharsets.UTF_8)));
        documents++;
        cases += document.cases().size();
        export.losses().forEach(item -> lost.merge(item.reason() + ": " + item.because(), item.times(), Integer::sum));
    }

    /** Makes the names of all files safe from a loss of power; comes after the last. */
    public void finish() {
        files.finish();
    }

    /** How many files there are, without the lists of losses. */
    public int documents() {
        return documents;
    }

    /** How many cases are in them. */
    public int cases() {
        return cases;
    }

    /** How many statements were lost, by the reason and its words. */
    public Map<String, Integer> lost() {
        return Map.copyOf(lost);
    }

    /** Of two that their sources called the same, the second goes by the id in its IRI. */
    private String name(Export export) {
        if (isFree(export.name())) {
            return export.name();
        }
        String other = CaseIris.id(export.document().first().iri()).replaceAll("[^A-Za-z0-9._-]+", "-");
        if (!other.equals(export.name()) && isFree(other)) {
            return other;
        }
        throw Problem.of(
                Mistake.CASE_TWICE,
                export.document().id(),
                "another case of this export has the same id",
                "Export the two into folders of their own");
    }

    /** Some file systems do not tell letters of different case apart. */
    private boolean isFree(String name) {
        String file = (name + format.ending()).toLowerCase(Locale.ROOT);
        String list = (name + LOSSES).toLowerCase(Locale.ROOT);
        if (names.contains(file) || names.contains(list)) {
            return false;
        }
        names.add(file);
        names.add(list);
        return true;
    }
}
