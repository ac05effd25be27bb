package org.casegraph.table.review;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;

/** Writes the table of a review. */
public final class ReviewFiles {
    private ReviewFiles() {}

    /**
     * Writes all sheets: in one file, or {@code x.csv} with the cases and beside it {@code x.cells.csv} and the like.
     *
     * @param file its ending says the format
     * @param replaces whether files with other content give way
     * @return the files
     * @throws Problem if one cannot be written
     */
    public static List<Path> write(ReviewTable table, PassageCheck passages, Path file, boolean replaces, Disk disk) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        ReviewFormat format = ReviewFormat.ofFile(name)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION,
                        "--to " + file,
                        "the ending of the file names no format",
                        "End it with "
                                + Stream.of(ReviewFormat.values())
                                        .map(ReviewFormat::ending)
                                        .collect(Collectors.joining(", "))));
        Path whole = file.toAbsolutePath();
        Path folder = Objects.requireNonNullElse(whole.getParent(), whole);
        WholeFiles files = WholeFiles.in(folder, replaces, disk);
        List<Sheet> sheets = ReviewSheets.of(table, passages);
        List<Path> written = new ArrayList<>();
        if (format.isOneFile()) {
            files.write(name, out -> write(table, sheets, format, out));
            written.add(folder.resolve(name));
        } else {
            String stem = name.substring(0, name.length() - format.ending().length());
            for (Sheet sheet : sheets) {
                String own = stem + (sheet == sheets.get(0) ? "" : "." + sheet.name()) + format.ending();
                files.write(own, out -> write(sheet, format, out));
                written.add(folder.resolve(own));
            }
        }
        files.finish();
        return written;
    }

    /**
     * Writes one sheet, or all of them in a format that holds them in one file.
     *
     * @param sheet its name, such as {@code cases}
     * @return whether there is such a sheet
     */
    public static boolean write(
            ReviewTable table, PassageCheck passages, String sheet, ReviewFormat format, OutputStream out)
            throws IOException {
        List<Sheet> sheets = ReviewSheets.of(table, passages);
        if (format.isOneFile()) {
            write(table, sheets, format, out);
            return true;
        }
        for (Sheet one : sheets) {
            if (one.name().equals(sheet)) {
                write(one, format, out);
                return true;
            }
        }
        return false;
    }

    private static void write(ReviewTable table, List<Sheet> sheets, ReviewFormat format, OutputStream out)
            throws IOException {
        if (format == ReviewFormat.XLSX) {
            Workbooks.write(sheets, out);
        } else {
            MarkdownSheets.write(table.columns(), sheets, out);
        }
    }

    private static void write(Sheet sheet, ReviewFormat format, OutputStream out) throws IOException {
        if (format == ReviewFormat.CSV) {
            CsvSheet.write(sheet, out);
        } else {
            ParquetSheet.write(sheet, out);
        }
    }
}
