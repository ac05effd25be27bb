package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.CaseId;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Loss;
import org.casegraph.source.SourceGraph;

/** One phenopacket as one case. */
final class PhenopacketCase {
    private PhenopacketCase() {}

    /**
     * @param group the id of the family or cohort, which with that of the patient names a member without an id; empty for
     *     one alone
     * @param packet a phenopacket, alone or of a family or cohort
     * @param metaData its own, or that of its family or cohort
     * @param problems takes values that could not be read; the rest of the case is read
     */
    static ImportedCase of(
            String file,
            String sha256,
            String version,
            String group,
            MessageFields packet,
            Optional<MessageFields> metaData,
            Consumer<Problem> problems) {
        String given = packet.text("id")
                .or(() -> packet.message("subject")
                        .flatMap(subject -> subject.peek("id"))
                        .filter(subject -> !group.isEmpty())
                        .map(subject -> group + "-" + subject))
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_PHENOPACKET,
                        file + " " + packet.path() + ".id",
                        "the phenopacket has no id",
                        "Give it one, which names its case"));
        String id = CaseId.iriSafe(given);
        CaseTriples triples = new CaseTriples(id);
        PhenopacketTerms terms = new PhenopacketTerms(file, triples, problems);
        Optional<MessageFields> subject = packet.message("subject");
        Optional<String> subjectId = subject.flatMap(individual -> individual.peek("id"));
        PhenopacketTimes times =
                new PhenopacketTimes(file, triples, terms, () -> !PhenopacketSubject.mayBePregnant(packet), problems);
        PhenopacketReferences references = new PhenopacketReferences(triples, terms);
        PhenopacketFindings findings = new PhenopacketFindings(triples, terms, times, references);
        PhenopacketProvenance provenance = new PhenopacketProvenance(triples, terms, references);
        PhenopacketDiseases diseases = new PhenopacketDiseases(triples, terms, times, findings);
        provenance.declarePrefixes(metaData);
        provenance.describe(given, sha256, version, metaData);
        new PhenopacketSubject(triples, terms, times).describe(subject);
        findings.features(packet.messages("phenotypicFeatures"), triples.patient(), "");
        findings.measurements(packet.messages("measurements"), triples.patient(), "");
        Map<String, Node> specimens = new PhenopacketSamples(triples, terms, times, findings, subjectId)
                .specimens(packet.messages("biosamples"));
        diseases.interpretations(
                packet.messages("interpretations"),
                new PhenopacketVariants(triples, terms, findings, subjectId, specimens));
        diseases.diseases(packet.messages("diseases"));
        new PhenopacketActions(triples, terms, times, findings, references).actions(packet.messages("medicalActions"));
        PhenopacketVersion1 version1 = new PhenopacketVersion1(triples, terms);
        version1.genes(packet.messages("genes"));
        version1.variants(packet.messages("variants"), triples.patient(), "");
        new PhenopacketFiles(triples).describe(packet, triples.patient());
        List<Loss> losses = packet.unread(given);
        return new ImportedCase(id, new SourceGraph(file, triples.document(), triples.graph(), Map.of()), losses);
    }
}
