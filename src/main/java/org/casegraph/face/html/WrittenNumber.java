package org.casegraph.face.html;

import java.util.Locale;

/** A number as pages write it, with a comma at each thousand; files and other programs get the bare digits. */
public final class WrittenNumber {
    private WrittenNumber() {}

    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
