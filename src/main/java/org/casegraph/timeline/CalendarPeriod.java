package org.casegraph.timeline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.xml.datatype.XMLGregorianCalendar;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/** A year, a month or a day: from its first day to the first day after it. */
record CalendarPeriod(LocalDate first, LocalDate after) {
    static final String REMEDY = "Write it as printed, such as \"2020-07\"^^xsd:gYearMonth, with a year from 1 to 9999";

    /** Day 0 of the calendar: all dates count from it, so that none is negative. */
    private static final LocalDate ORIGIN = LocalDate.of(1, 1, 1);

    private static final int LAST_YEAR = 9999;

    /**
     * Reads an xsd:gYear, gYearMonth, date or dateTime. A dateTime gives its day, as its clock time is often only a
     * default; a time zone is not regarded, since the day in a report is that of its place.
     */
    static Optional<CalendarPeriod> of(Node date) {
        if (!date.isLiteral() || !date.getLiteral().isWellFormed()) {
            return Optional.empty();
        }
        RDFDatatype type = date.getLiteralDatatype();
        String lexical = date.getLiteralLexicalForm().strip();
        try {
            if (type.equals(XSDDatatype.XSDgYear)) {
                return Optional.of(period(read(lexical), ChronoUnit.YEARS));
            }
            if (type.equals(XSDDatatype.XSDgYearMonth)) {
                return Optional.of(period(read(lexical), ChronoUnit.MONTHS));
            }
            if (type.equals(XSDDatatype.XSDdate) || type.equals(XSDDatatype.XSDdateTime)) {
                return Optional.of(period(read(lexical), ChronoUnit.DAYS));
            }
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    Distance fromOrigin() {
        return Distance.within(begin(first), begin(after));
    }

    /** The day on which a time lies that is so many milliseconds after the origin. */
    static LocalDate day(long milliseconds) {
        return ORIGIN.plusDays(Math.floorDiv(milliseconds, CalendarDuration.DAY));
    }

    /** The milliseconds from the origin to the begin of a day. */
    static long begin(LocalDate day) {
        return ORIGIN.until(day, ChronoUnit.DAYS) * CalendarDuration.DAY;
    }

    /** Whether a date can be written as an xsd:date of four digits. */
    static boolean isWritable(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= LAST_YEAR;
    }

    private static CalendarPeriod period(XMLGregorianCalendar value, ChronoUnit unit) {
        LocalDate first = LocalDate.of(value.getYear(), Math.max(1, value.getMonth()), Math.max(1, value.getDay()));
        if (!isWritable(first)) {
            throw new DateTimeException("year " + first.getYear());
        }
        return new CalendarPeriod(first, first.plus(1, unit));
    }

    private static XMLGregorianCalendar read(String lexical) {
        return CalendarDuration.XSD.newXMLGregorianCalendar(lexical);
    }
}
