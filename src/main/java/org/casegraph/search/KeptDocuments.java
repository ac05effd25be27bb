package org.casegraph.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;

/** The documents of an earlier index by what they were made of, so that they need not be made again. */
final class KeptDocuments implements AutoCloseable {
    private final Optional<DirectoryReader> reader;
    private final Map<Made, Queue<Integer>> names = new HashMap<>();
    private final Map<Node, Range> cases = new HashMap<>();

    /** All that a document of a name is made of. */
    private record Made(TermNames.Name name, List<String> matches) {}

    /** @param to the first behind it */
    record Range(int from, int to) {}

    /** Which document is of which thing. */
    private record Things(int names, Map<String, Range> cases) {}

    private KeptDocuments(Optional<DirectoryReader> reader) {
        this.reader = reader;
    }

    /** @param after what is to be indexed */
    static KeptDocuments of(Optional<EarlierIndex> earlier, DatasetGraph after) throws IOException {
        if (earlier.isEmpty()) {
            return new KeptDocuments(Optional.empty());
        }
        DirectoryReader reader = DirectoryReader.open(earlier.get().file().directory());
        KeptDocuments kept = new KeptDocuments(Optional.of(reader));
        kept.add(earlier.get(), after, reader.leaves().get(0).reader());
        return kept;
    }

    private void add(EarlierIndex earlier, DatasetGraph after, LeafReader leaf) throws IOException {
        Things things = things(leaf);
        Graph union = earlier.dataset().getDefaultGraph();
        List<TermNames.Name> before = TermNames.of(union);
        if (isOf(leaf, things, before)) {
            for (int document = 0; document < before.size(); document++) {
                TermNames.Name name = before.get(document);
                names.computeIfAbsent(new Made(name, name.matches(union)), made -> new ArrayDeque<>())
                        .add(document);
            }
        }
        ChangedNames.same(earlier, after)
                .forEach(caseIri -> Optional.ofNullable(things.cases().get(caseIri.getURI()))
                        .ifPresent(range -> cases.put(caseIri, range)));
    }

    /** The one segment; none if there was no index. */
    List<LeafReader> segments() {
        return reader.stream()
                .flatMap(all -> all.leaves().stream())
                .map(LeafReaderContext::reader)
                .toList();
    }

    private static Things things(LeafReader leaf) throws IOException {
        NumericDocValues kinds = DocValues.getNumeric(leaf, IndexDocuments.KIND);
        SortedDocValues things = DocValues.getSorted(leaf, IndexDocuments.THING);
        Map<String, Range> cases = new HashMap<>();
        int names = 0;
        String last = "";
        for (int document = 0; document < leaf.maxDoc(); document++) {
            if (kinds.advanceExact(document) && things.advanceExact(document)) {
                if (kinds.longValue() == Kind.CASE.ordinal()) {
                    last = things.lookupOrd(things.ordValue()).utf8ToString();
                    cases.put(last, new Range(document, document + 1));
                } else if (kinds.longValue() == Kind.PASSAGE.ordinal()) {
                    int to = document + 1;
                    cases.computeIfPresent(last, (iri, range) -> new Range(range.from(), to));
                } else {
                    names++;
                }
            }
        }
        return new Things(names, cases);
    }

    /** Whether the documents that come first are those of just these names. */
    private static boolean isOf(LeafReader leaf, Things read, List<TermNames.Name> names) throws IOException {
        if (read.names() != names.size()) {
            return false;
        }
        SortedDocValues things = DocValues.getSorted(leaf, IndexDocuments.THING);
        // Which unpacks a block once for all that is in it.
        StoredFields texts = SlowCodecReaderWrapper.wrap(leaf).getFieldsReader().getMergeInstance();
        for (int document = 0; document < names.size(); document++) {
            Document stored = texts.document(document);
            if (!things.advanceExact(document)
                    || !things.lookupOrd(things.ordValue())
                            .utf8ToString()
                            .equals(names.get(document).term().getURI())
                    || !names.get(document).text().equals(stored.get(IndexDocuments.TEXT))) {
                return false;
            }
        }
        return true;
    }

    /** The document of a name, given once; below 0 if there is none. */
    int name(TermNames.Name name, List<String> matches) {
        Queue<Integer> documents = names.get(new Made(name, matches));
        Integer document = documents == null ? null : documents.poll();
        return document == null ? -1 : document;
    }

    /** The documents of a case and of what it quotes. */
    Optional<Range> caseDocuments(Node caseIri) {
        return Optional.ofNullable(cases.get(caseIri));
    }

    @Override
    public void close() throws IOException {
        if (reader.isPresent()) {
            reader.get().close();
        }
    }
}
