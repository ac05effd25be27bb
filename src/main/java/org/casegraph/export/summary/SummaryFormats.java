package org.casegraph.export.summary;

import java.util.List;
import java.util.function.Function;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;

/** The table of a case's events for programs, and as a summary for people. */
public final class SummaryFormats {
    private SummaryFormats() {}

    /** In the order of their names. */
    public static List<ExportFormat> formats() {
        return List.of(
                format(
                        "csv",
                        "text/csv",
                        ".csv",
                        one -> CsvEvents.write(EventTable.of(one, column -> true)),
                        CsvEvents::read),
                format("html", "text/html", ".html", CaseSummaries::html, CaseSummaries::readHtml),
                format("markdown", "text/markdown", ".md", CaseSummaries::markdown, CaseSummaries::readMarkdown));
    }

    private static ExportFormat format(
            String name,
            String mediaType,
            String ending,
            Function<ExportedCase, byte[]> writer,
            Function<byte[], EventTable> reader) {
        return new ExportFormat(
                name,
                mediaType,
                ending,
                ExportFormat.Unit.CASE,
                document -> writer.apply(document.first()),
                bytes -> reader.apply(bytes).read());
    }
}
