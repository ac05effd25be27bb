package org.casegraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * Makes the documents of an index: one for each name or definition of a term, the likeliest first, then one for each case,
 * in order, each followed by one for each passage that it quotes. All are of one segment, so that they keep that
 * order; where there is nothing, of one empty document.
 */
final class IndexDocuments {
    /** The words of a name. */
    static final String NAME = "name";

    /** The words of a definition, of a quote, or of all that a case states. */
    static final String SAID = "said";

    /** A name with its words as they are. */
    static final String FOLDED = "folded";

    /** The same for singular and plural. */
    static final String KEY = "key";

    /** The IRI of a term, in all forms that are known. */
    static final String IRI = "iri";

    /** The ids of a case and of what it states, as they are looked up. */
    static final String ID = "id";

    /** The IRIs of what a term matches. */
    static final String MATCH = "match";

    static final String KIND = "kind";

    /** The IRI. */
    static final String THING = "thing";

    /** The order of the alphabet, where a document has the label of its thing. */
    static final String LABEL = "label";

    /** A name or a definition of a term, to be shown. */
    static final String TEXT = "text";

    /** Always the same, so that the segments are: memory has no say in it. */
    private static final int AT_ONCE = 10_000;

    private static final int LONGEST_LABEL = 200;

    /** Longer than that is no id. */
    private static final int LONGEST_ID = 500;

    private final Graph union;
    private final DatasetGraph dataset;
    private final CaseNames names;
    private final IndexWriter writer;

    /** The words of terms that many cases name. */
    private final Map<String, List<String>> known = new HashMap<>();

    private IndexDocuments(DatasetGraph dataset, IndexWriter writer) {
        this.dataset = dataset;
        this.union = dataset.getDefaultGraph();
        this.names = new CaseNames(new Labels(union, ShortNames.of(dataset.prefixes())));
        this.writer = writer;
    }

    /**
     * As they come.
     *
     * @param cases the names of their graphs, in the order of what is found alike
     */
    static void write(DatasetGraph dataset, List<Node> cases, Directory directory) throws IOException {
        LogDocMergePolicy inOrder = new LogDocMergePolicy();
        inOrder.setNoCFSRatio(0);
        try (IndexWriter writer = new IndexWriter(directory, settings(inOrder))) {
            IndexDocuments documents = new IndexDocuments(dataset, writer);
            for (TermNames.Name name : TermNames.of(documents.union)) {
                documents.addName(name, name.matches(documents.union));
            }
            for (Node caseIri : cases) {
                documents.addCase(caseIri);
            }
            if (writer.getDocStats().numDocs == 0) {
                writer.addDocument(new Document());
            }
            writer.forceMerge(1);
        }
    }

    /**
     * The same documents, of which those that an earlier index has are taken from there; the same bytes with it and
     * without.
     *
     * @param made takes those that are made, before they are put into one segment
     */
    static void write(
            DatasetGraph dataset, List<Node> cases, Optional<EarlierIndex> earlier, Directory made, Directory directory)
            throws IOException {
        try (KeptDocuments kept = KeptDocuments.of(earlier, dataset)) {
            List<LeafReader> parts = new ArrayList<>(kept.segments());
            int[] order;
            try (IndexWriter writer = new IndexWriter(made, settings(NoMergePolicy.INSTANCE))) {
                writer.addDocument(everyField());
                order = new IndexDocuments(dataset, writer)
                        .add(
                                cases,
                                kept,
                                parts.stream().mapToInt(LeafReader::maxDoc).sum());
            }
            try (DirectoryReader reader = DirectoryReader.open(made)) {
                reader.leaves().forEach(leaf -> parts.add(leaf.reader()));
                SegmentOfParts.write(parts, order, directory);
            }
        }
    }

    /**
     * Makes what is not kept.
     *
     * @param first the number of the first that is made, behind those that are kept
     * @return the numbers of all
     */
    private int[] add(List<Node> cases, KeptDocuments kept, int first) throws IOException {
        IntStream.Builder order = IntStream.builder();
        for (TermNames.Name name : TermNames.of(union)) {
            List<String> matches = name.matches(union);
            int document = kept.name(name, matches);
            if (document < 0) {
                order.add(first + made());
                addName(name, matches);
            } else {
                order.add(document);
            }
        }
        for (Node caseIri : cases) {
            Optional<KeptDocuments.Range> known = kept.caseDocuments(caseIri);
            int from = known.map(KeptDocuments.Range::from).orElse(first + made());
            if (known.isEmpty()) {
                addCase(caseIri);
            }
            IntStream.range(from, known.map(KeptDocuments.Range::to).orElse(first + made()))
                    .forEach(order::add);
        }
        int[] all = order.build().toArray();
        if (all.length > 0) {
            return all;
        }
        writer.addDocument(new Document());
        return new int[] {first + made() - 1};
    }

    private int made() {
        return writer.getDocStats().maxDoc;
    }

    private static IndexWriterConfig settings(MergePolicy merging) {
        return new IndexWriterConfig()
                .setUseCompoundFile(false)
                .setMergePolicy(merging)
                .setMergeScheduler(new SerialMergeScheduler())
                .setMaxBufferedDocs(AT_ONCE)
                .setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    }

    /** It is left out again; until then it gives each field its number, which does not depend on what comes first then. */
    private static Document everyField() {
        Document document = document(CG.Case, Kind.CASE);
        List.of(NAME, SAID, FOLDED, KEY, IRI, ID, MATCH).forEach(field -> add(document, field, Stream.of("")));
        addLabel(document, "");
        document.add(new StoredField(TEXT, ""));
        return document;
    }

    private void addName(TermNames.Name name, List<String> matches) throws IOException {
        Document document = document(name.term(), name.kind());
        document.add(new StoredField(TEXT, name.text()));
        if (name.use() == TermNames.Use.DEFINITION) {
            add(document, SAID, SearchWords.terms(name.text()));
        } else {
            addName(document, name.text());
        }
        if (name.use() == TermNames.Use.LABEL) {
            addLabel(document, name.text());
            String iri = name.term().getURI();
            add(
                    document,
                    IRI,
                    Stream.concat(Stream.of(iri), TermIds.iris(iri).stream()).distinct());
            add(document, MATCH, matches.stream());
        }
        writer.addDocument(document);
    }

    private void addCase(Node caseIri) throws IOException {
        Graph stated = dataset.getGraph(caseIri);
        List<CaseNames.Name> all = names.of(stated).toList();
        Document document = document(caseIri, Kind.CASE);
        String label = names.label(caseIri);
        addLabel(document, label);
        List<String> own = List.of(label, CaseIris.id(caseIri));
        own.forEach(name -> addName(document, name));
        add(
                document,
                SAID,
                Stream.concat(
                                own.stream().flatMap(SearchWords::terms),
                                all.stream().flatMap(this::terms))
                        .distinct());
        add(
                document,
                ID,
                Stream.concat(Stream.of(caseIri.getURI()), all.stream().map(IndexDocuments::id))
                        .filter(id -> id.length() < LONGEST_ID && id.indexOf(' ') < 0)
                        .map(SearchWords::id)
                        .distinct());
        writer.addDocument(document);
        List<Node> passages = Values.subjects(stated, CG.quote, Node.ANY).stream()
                .filter(Node::isURI)
                .distinct()
                .toList();
        for (Node passage : passages) {
            Document quoted = document(passage, Kind.PASSAGE);
            add(
                    quoted,
                    SAID,
                    Values.objects(stated, passage, CG.quote).stream()
                            .filter(Node::isLiteral)
                            .map(Node::getLiteralLexicalForm)
                            .flatMap(SearchWords::terms)
                            .distinct());
            writer.addDocument(quoted);
        }
    }

    private Stream<String> terms(CaseNames.Name name) {
        return name.term().isEmpty()
                ? SearchWords.terms(name.text())
                : known
                        .computeIfAbsent(
                                name.text(), text -> SearchWords.terms(text).toList())
                        .stream();
    }

    private static String id(CaseNames.Name name) {
        return name.term().map(Node::getURI).orElse(name.text());
    }

    private static Document document(Node thing, Kind kind) {
        Document document = new Document();
        document.add(new SortedDocValuesField(THING, new BytesRef(thing.getURI())));
        document.add(new StringField(KIND, kind.written(), Field.Store.NO));
        document.add(new NumericDocValuesField(KIND, kind.ordinal()));
        return document;
    }

    private static void addName(Document document, String name) {
        add(document, NAME, SearchWords.terms(name));
        String folded = NameWords.fold(name);
        add(document, FOLDED, Stream.of(cut(folded)));
        add(document, KEY, Stream.of(cut(NameWords.key(name))));
    }

    private static void addLabel(Document document, String label) {
        document.add(new SortedDocValuesField(LABEL, new BytesRef(cut(NameWords.fold(label)))));
    }

    /** As it is looked up: nobody types more. */
    static String cut(String folded) {
        return folded.substring(0, Math.min(folded.length(), LONGEST_LABEL)).toLowerCase(Locale.ROOT);
    }

    private static void add(Document document, String field, Stream<String> terms) {
        terms.forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
    }
}
