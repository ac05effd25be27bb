package org.casegraph.source.phenopacket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;

/** The files that a record points to. An address that is no public one stays unread, and so is withheld. */
final class PhenopacketFiles {
    private static final Pattern PUBLIC =
            Pattern.compile("(?:https?|ftp|s3|gs|drs|htsget)://[^\\s<>\"{}|\\\\^`@]+", Pattern.CASE_INSENSITIVE);

    private final CaseTriples triples;

    PhenopacketFiles(CaseTriples triples) {
        this.triples = triples;
    }

    /** @param about a patient, a specimen or a group of cases; its name begins those of its files, but for the patient's */
    void describe(MessageFields holder, Node about) {
        String prefix = about.equals(triples.patient()) ? "" : CaseIris.fragment(about) + "-";
        List<MessageFields> files = Stream.of("files", "htsFiles")
                .flatMap(name -> holder.messages(name).stream())
                .toList();
        for (int i = 0; i < files.size(); i++) {
            describe(files.get(i), about, prefix + "file-" + (i + 1));
        }
    }

    private void describe(MessageFields file, Node about, String name) {
        List<String> attributes = new ArrayList<>(file.pairs("fileAttributes"));
        for (String field : List.of("description", "htsFormat", "genomeAssembly")) {
            file.text(field).ifPresent(text -> attributes.add(field + "=" + text));
        }
        Optional<String> address =
                file.peek("uri").filter(uri -> PUBLIC.matcher(uri).matches());
        Node node = triples.statementAbout(about, name, address.orElse("data file"), CG.DataFile);
        address.ifPresent(uri -> {
            triples.add(node, CG.fileAddress, NodeFactory.createURI(uri));
            file.text("uri");
        });
        triples.texts(node, CG.fileAttribute, attributes);
        triples.texts(node, CG.sampleInFile, file.pairs("individualToFileIdentifiers"));
        triples.texts(node, CG.sampleInFile, file.pairs("individualToSampleIdentifiers"));
    }
}
