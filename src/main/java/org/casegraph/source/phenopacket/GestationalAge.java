package org.casegraph.source.phenopacket;

import java.util.Optional;

/**
 * An age of a pregnancy, in completed weeks and days from the first day of the last menstrual period: from
 * {@code minimum}, included, to {@code maximum}, not included. 20 weeks end where week 21 begins, 20 weeks and 3 days a day
 * later. The schema cannot tell 0 days from days that are not given, so 0 days are the whole week.
 *
 * @param minimum an xsd:duration in days
 * @param maximum an xsd:duration in days
 * @param words for example <i>20 weeks 3 days of gestation</i>
 */
record GestationalAge(String minimum, String maximum, String words) {
    private static final int LONGEST_WEEKS = 60;
    private static final int WEEK = 7;

    /** Empty if there are more days than a week has, or more weeks than any pregnancy, or a number below nought. */
    static Optional<GestationalAge> of(int weeks, int days) {
        if (weeks < 0 || weeks > LONGEST_WEEKS || days < 0 || days >= WEEK) {
            return Optional.empty();
        }
        int least = weeks * WEEK + days;
        int most = least + (days == 0 ? WEEK : 1);
        String rest = days == 0 ? "" : " " + days + (days == 1 ? " day" : " days");
        String words = weeks + (weeks == 1 ? " week" : " weeks") + rest + " of gestation";
        return Optional.of(new GestationalAge("P" + least + "D", "P" + most + "D", words));
    }
}
