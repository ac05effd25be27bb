package org.casegraph.export.phenopacket;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.Cohort;
import org.phenopackets.schema.v2.Family;
import org.phenopackets.schema.v2.Phenopacket;
import org.phenopackets.schema.v2.core.Individual;
import org.phenopackets.schema.v2.core.MetaData;
import org.phenopackets.schema.v2.core.Pedigree.Person;

/** Cases as phenopackets, and as the families and cohorts that phenopackets are put into. */
public final class PhenopacketExport {
    /** What is required of families may be false or the first of an enumeration, which JSON leaves out elsewhere. */
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .includingDefaultValueFields(Set.of(
                    Family.getDescriptor().findFieldByNumber(Family.CONSANGUINOUS_PARENTS_FIELD_NUMBER),
                    Person.getDescriptor().findFieldByNumber(Person.SEX_FIELD_NUMBER),
                    Person.getDescriptor().findFieldByNumber(Person.AFFECTED_STATUS_FIELD_NUMBER)));

    private PhenopacketExport() {}

    /** Of one case, a family, and all. */
    public static List<ExportFormat> formats() {
        return List.of(
                format("phenopacket", ExportFormat.Unit.CASE, document -> packet(document.first())),
                format("family", ExportFormat.Unit.FAMILY, PhenopacketExport::family),
                format("cohort", ExportFormat.Unit.COHORT, PhenopacketExport::cohort));
    }

    private static ExportFormat format(String name, ExportFormat.Unit unit, Function<ExportDocument, Message> message) {
        return new ExportFormat(
                name,
                "application/vnd.ga4gh." + name + "+json",
                ".json",
                unit,
                document -> json(message.apply(document)),
                PhenopacketExport::read);
    }

    private static byte[] json(Message message) {
        try {
            return (PRINTER.print(message) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message that was built is none", e);
        }
    }

    private static List<SourceGraph> read(byte[] bytes) {
        List<SourceGraph> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        PhenopacketSource.read("the export", bytes, imported -> read.add(imported.source()), problems::add);
        return read;
    }

    static Phenopacket packet(ExportedCase exported) {
        CaseStatements statements = new CaseStatements(exported);
        PacketTerms terms = new PacketTerms(statements);
        PacketTimes times = new PacketTimes(statements, terms);
        PacketReferences references = new PacketReferences(statements, terms);
        PacketFindings findings = new PacketFindings(statements, terms, times, references);
        Phenopacket.Builder packet = Phenopacket.newBuilder().setId(exported.id());
        Node document = exported.iri();
        for (Node patient : statements.ofType(CG.Patient)) {
            Individual subject = new PacketSubject(statements, terms, times).of(patient);
            if (!subject.equals(Individual.getDefaultInstance())) {
                packet.setSubject(subject);
            }
            packet.addAllPhenotypicFeatures(findings.features(patient));
            packet.addAllMeasurements(findings.measurements(patient));
            packet.addAllDiseases(new PacketDiseases(statements, terms, times, findings).all(patient));
        }
        packet.addAllBiosamples(new PacketSamples(statements, terms, times, findings)
                .all(packet.getSubject().getId()));
        packet.addAllInterpretations(new PacketInterpretations(statements, terms, findings).all());
        packet.addAllFiles(new PacketFiles(statements).of(CG.Patient));
        packet.addAllMedicalActions(new PacketActions(statements, terms, times, findings, references).all());
        return packet.setMetaData(new PacketMetaData(statements, terms, references).of(document))
                .build();
    }

    private static Family family(ExportDocument document) {
        Family.Builder family = Family.newBuilder().setId(document.id());
        Phenopacket proband = packet(document.first());
        family.setProband(proband);
        document.cases().stream().skip(1).map(PhenopacketExport::packet).forEach(family::addRelatives);
        CaseStatements statements = new CaseStatements(document.first());
        new PacketFamily(statements).describe(family);
        family.addAllFiles(new PacketFiles(statements).of(CG.Family));
        if (!family.hasPedigree() && !statements.isRecord()) {
            family.setPedigree(PacketFamily.ofMembers(family));
        }
        return family.setMetaData(shared(Stream.concat(Stream.of(proband), family.getRelativesList().stream())))
                .build();
    }

    private static Cohort cohort(ExportDocument document) {
        Cohort.Builder cohort = Cohort.newBuilder().setId(document.id());
        document.cases().stream().map(PhenopacketExport::packet).forEach(cohort::addMembers);
        return cohort.setMetaData(shared(cohort.getMembersList().stream())).build();
    }

    /** As the first has it, with the vocabularies of all. Each member keeps its own references. */
    private static MetaData shared(Stream<Phenopacket> members) {
        List<MetaData> all = members.map(Phenopacket::getMetaData).toList();
        return all.get(0).toBuilder()
                .clearExternalReferences()
                .clearUpdates()
                .clearResources()
                .addAllResources(all.stream()
                        .flatMap(one -> one.getResourcesList().stream())
                        .distinct()
                        .toList())
                .build();
    }
}
