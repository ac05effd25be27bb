package org.casegraph.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
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

    /** @param cases the names of their graphs, in the order of what is found alike */
    static void write(DatasetGraph dataset, List<Node> cases, Directory directory) throws IOException {
        LogDocMergePolicy inOrder = new LogDocMergePolicy();
        inOrder.setNoCFSRatio(0);
        try (IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig()
                        .setUseCompoundFile(false)
                        .setMergePolicy(inOrder)
                        .setMergeScheduler(new SerialMergeScheduler())
                        .setMaxBufferedDocs(AT_ONCE)
                        .setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH))) {
            IndexDocuments documents = new IndexDocuments(dataset, writer);
            for (TermNames.Name name : TermNames.of(documents.union)) {
                documents.addName(name);
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

    private void addName(TermNames.Name name) throws IOException {
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
            add(
                    document,
                    MATCH,
                    TermNames.MATCHES.stream()
                            .flatMap(match -> Values.objects(union, name.term(), match).stream())
                            .filter(Node::isURI)
                            .map(Node::getURI)
                            .distinct());
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
