package org.casegraph.table.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As what a review is written. */
public enum ReviewFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true),
    CSV("text/csv", false),
    PARQUET("application/vnd.apache.parquet", false),
    MD("text/markdown", true);

    private final String mediaType;
    private final boolean isOneFile;

    ReviewFormat(String mediaType, boolean isOneFile) {
        this.mediaType = mediaType;
        this.isOneFile = isOneFile;
    }

    /** Of its files, for HTTP. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether all sheets are in one file. */
    boolean isOneFile() {
        return isOneFile;
    }

    /** How its files end, such as {@code .csv}. */
    public String ending() {
        return "." + word();
    }

    /** As it is written, such as {@code csv}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a word. */
    public static Optional<ReviewFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The one that the name of a file ends with. */
    public static Optional<ReviewFormat> ofFile(String name) {
        return Arrays.stream(values())
                .filter(format -> name.toLowerCase(Locale.ROOT).endsWith(format.ending()))
                .findFirst();
    }
}
