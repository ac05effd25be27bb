package org.casegraph.export.phenopacket;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.DoseInterval;
import org.phenopackets.schema.v2.core.OntologyClass;
import org.phenopackets.schema.v2.core.TimeElement;
import org.phenopackets.schema.v2.core.TimeInterval;

/**
 * How much of a drug was given from when to when. The schema wants both days and a frequency, which reports seldom tell:
 * there stand the first and the last moment that a timestamp can say, and NCIT's class for what is not known.
 */
final class PacketDoses {
    private static final OntologyClass UNKNOWN =
            OntologyClass.newBuilder().setId("NCIT:C17998").setLabel("Unknown").build();
    /** To the second, as a nanosecond is none for most readers. */
    private static final Timestamp LATEST =
            Timestamps.MAX_VALUE.toBuilder().setNanos(0).build();

    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketTimes times;
    private final PacketQuantities quantities;

    PacketDoses(CaseStatements statements, PacketTerms terms, PacketTimes times, PacketQuantities quantities) {
        this.statements = statements;
        this.terms = terms;
        this.times = times;
        this.quantities = quantities;
    }

    DoseInterval interval(Node dose, Node treatment) {
        DoseInterval.Builder interval = DoseInterval.newBuilder();
        quantities.of(dose).ifPresent(interval::setQuantity);
        terms.at(dose, CG.scheduleFrequency).ifPresent(interval::setScheduleFrequency);
        boolean begins = statements.objects(dose, CG.startsWith).contains(treatment);
        TimeInterval.Builder span = TimeInterval.newBuilder();
        times.start(begins ? treatment : dose)
                .filter(TimeElement::hasTimestamp)
                .ifPresent(time -> span.setStart(time.getTimestamp()));
        times.end(dose).filter(TimeElement::hasTimestamp).ifPresent(time -> span.setEnd(time.getTimestamp()));
        if (!statements.isRecord()) {
            complete(interval, span);
        }
        if (span.hasStart() || span.hasEnd()) {
            interval.setInterval(span);
        }
        return interval.build();
    }

    private void complete(DoseInterval.Builder interval, TimeInterval.Builder span) {
        if (!interval.hasScheduleFrequency()) {
            terms.used(UNKNOWN.getId());
            interval.setScheduleFrequency(UNKNOWN);
        }
        if (!span.hasStart()) {
            span.setStart(Timestamps.MIN_VALUE);
        }
        if (!span.hasEnd()) {
            span.setEnd(LATEST);
        }
    }
}
