package org.casegraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.Sorter;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts documents of several segments into one, in a given order. Its bytes depend on the documents and their order alone,
 * not on where they were before, if the first segment has each field.
 */
final class SegmentOfParts extends LogDocMergePolicy {
    private final Order order;

    private SegmentOfParts(Order order) {
        this.order = order;
        setNoCFSRatio(0);
    }

    /**
     * @param parts of which at least one has documents
     * @param documents those that are wanted, numbered through all parts, in their order
     */
    static void write(List<? extends LeafReader> parts, int[] documents, Directory directory) throws IOException {
        int all = parts.stream().mapToInt(LeafReader::maxDoc).sum();
        FixedBitSet wanted = new FixedBitSet(all);
        Arrays.stream(documents).forEach(wanted::set);
        List<CodecReader> readers = new ArrayList<>();
        int from = 0;
        for (LeafReader part : parts) {
            readers.add(Part.of(part, wanted, from));
            from += part.maxDoc();
        }
        try (IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig()
                        .setUseCompoundFile(false)
                        .setMergePolicy(new SegmentOfParts(Order.of(documents, wanted)))
                        .setMergeScheduler(new SerialMergeScheduler()))) {
            writer.addIndexes(readers.toArray(CodecReader[]::new));
        }
    }

    @Override
    public MergeSpecification findMerges(CodecReader... readers) {
        MergeSpecification one = new MergeSpecification();
        one.add(order.isKept() ? new OneMerge(readers) : new Ordered(order, readers));
        return one;
    }

    /** Puts documents into another order than that of the parts. */
    private static final class Ordered extends OneMerge {
        private final Order order;

        Ordered(Order order, CodecReader... readers) {
            super(readers);
            this.order = order;
        }

        @Override
        public Sorter.DocMap reorder(CodecReader all, Directory directory, Executor executor) {
            return order;
        }
    }

    /** Those that are wanted first, then those that are left out. */
    private static final class Order extends Sorter.DocMap {
        private final int[] places;
        private final int[] documents;
        private final boolean isKept;

        private Order(int[] places, int[] documents, boolean isKept) {
            this.places = places;
            this.documents = documents;
            this.isKept = isKept;
        }

        static Order of(int[] wanted, FixedBitSet isWanted) {
            int[] documents = IntStream.concat(
                            Arrays.stream(wanted),
                            IntStream.range(0, isWanted.length()).filter(document -> !isWanted.get(document)))
                    .toArray();
            int[] places = new int[documents.length];
            for (int place = 0; place < documents.length; place++) {
                places[documents[place]] = place;
            }
            boolean isKept = IntStream.range(1, wanted.length).allMatch(place -> wanted[place - 1] < wanted[place]);
            return new Order(places, documents, isKept);
        }

        boolean isKept() {
            return isKept;
        }

        @Override
        public int oldToNew(int document) {
            return places[document];
        }

        @Override
        public int newToOld(int place) {
            return documents[place];
        }

        @Override
        public int size() {
            return documents.length;
        }
    }

    /** A segment, of which some documents are wanted. */
    private static final class Part extends FilterCodecReader {
        private final Bits wanted;
        private final int number;

        private Part(CodecReader in, Bits wanted, int number) {
            super(in);
            this.wanted = wanted;
            this.number = number;
        }

        static Part of(LeafReader segment, FixedBitSet all, int from) throws IOException {
            FixedBitSet wanted = new FixedBitSet(segment.maxDoc());
            for (int document = 0; document < segment.maxDoc(); document++) {
                if (all.get(from + document)) {
                    wanted.set(document);
                }
            }
            return new Part(SlowCodecReaderWrapper.wrap(segment), wanted, wanted.cardinality());
        }

        @Override
        public Bits getLiveDocs() {
            return wanted;
        }

        @Override
        public int numDocs() {
            return number;
        }

        @Override
        public StoredFieldsReader getFieldsReader() {
            return new Texts(super.getFieldsReader());
        }

        @Override
        public IndexReader.CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }

        @Override
        public IndexReader.@Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }
    }

    /** Stored texts one by one, as those of whole blocks would be taken as they were packed. */
    private static final class Texts extends StoredFieldsReader {
        private final StoredFieldsReader in;

        /** As it knows them, a block is unpacked once for all that is in it. */
        private final StoredFieldsReader inOrder;

        Texts(StoredFieldsReader in) {
            this.in = in;
            this.inOrder = in.getMergeInstance();
        }

        @Override
        public void document(int document, StoredFieldVisitor visitor) throws IOException {
            inOrder.document(document, visitor);
        }

        @Override
        public StoredFieldsReader clone() {
            return new Texts(in.clone());
        }

        @Override
        public void checkIntegrity() throws IOException {
            in.checkIntegrity();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
