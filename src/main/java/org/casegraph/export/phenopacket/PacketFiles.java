package org.casegraph.export.phenopacket;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.File;

/** The files that a record points to; one whose address was withheld has none. */
final class PacketFiles {
    private final CaseStatements statements;

    PacketFiles(CaseStatements statements) {
        this.statements = statements;
    }

    /** Of all that are of a class. */
    List<File> of(Node type) {
        return statements.ofType(type).stream()
                .flatMap(about -> about(about).stream())
                .toList();
    }

    List<File> about(Node about) {
        return statements.with(CG.about, about).stream()
                .filter(node -> statements.isA(node, CG.DataFile))
                .map(this::file)
                .toList();
    }

    private File file(Node node) {
        File.Builder file = File.newBuilder();
        statements.object(node, CG.fileAddress).map(Node::getURI).ifPresent(file::setUri);
        pairs(node, CG.fileAttribute, file::putFileAttributes);
        pairs(node, CG.sampleInFile, file::putIndividualToFileIdentifiers);
        return file.build();
    }

    private void pairs(Node node, Node property, BiConsumer<String, String> use) {
        statements.texts(node, property).forEach(text -> {
            int equals = text.indexOf('=');
            use.accept(text.substring(0, Math.max(0, equals)), text.substring(equals + 1));
        });
    }
}
