package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.store.column.ColumnFile;
import org.casegraph.store.column.Dictionary;
import org.casegraph.store.column.Section;
import org.casegraph.store.column.TermText;
import org.jspecify.annotations.Nullable;

/** The terms of a dataset by their ids, and the ids by the terms. Any number of threads may ask. */
final class StoredTerms {
    /** Is no term of the dataset. */
    static final int UNKNOWN = -1;

    private static final int KEPT = 1 << 16;

    /** One name in so many. */
    private static final int WORTH = 8;

    /** So far ahead of a case it is worth to look for the next that is asked for. */
    private static final int MOST_AHEAD = 16;

    private final Columns columns;
    private final Dictionary shared;
    private final Dictionary ofCases;
    private final String base;
    /** Read and written plainly: whoever sees what another thread keeps sees all of it, as it does not change. */
    private final AtomicReferenceArray<@Nullable Known> byId = new AtomicReferenceArray<>(KEPT);

    private final AtomicReferenceArray<@Nullable Known> byNode = new AtomicReferenceArray<>(KEPT);

    private final AtomicReference<Dictionary.@Nullable Cursor> freeInShared = new AtomicReference<>();
    private final AtomicReference<Dictionary.@Nullable Cursor> freeInCases = new AtomicReference<>();

    /** The number of the case that may be asked for next; it is no matter which of several threads says so. */
    private int nearCase;

    /**
     * The last that no triple and no graph has: each row of a query asks for the same, and between two such rows as many terms
     * are read as may take its place among those that are kept. Any thread may say so.
     */
    private @Nullable Node unknown;

    private volatile @Nullable Boolean areNamesInOrder;

    /**
     * The names of all cases, as they stand in the dictionary, where much lies between two of them; null until it is known
     * that they are in order, as rows are put in the order of cases then and each is asked for its name.
     */
    private volatile byte @Nullable [] @Nullable [] names;

    /** How many pairs of names were compared while it was not known; it is no matter if several threads miss some. */
    private int compared;

    private record Known(int id, Node node) {}

    /** @param base what stands for {@link ColumnDataset#SERVER} at the beginning of an IRI */
    StoredTerms(ColumnFile file, Columns columns, String base) {
        this.columns = columns;
        this.base = base;
        shared = new Dictionary(
                file.bytes(Section.SHARED_TEXT),
                file.bytes(Section.SHARED_BLOCKS).asIntBuffer(),
                columns.counts().sharedTerms());
        ofCases = new Dictionary(
                file.bytes(Section.CASE_TEXT),
                file.bytes(Section.CASE_BLOCKS).asIntBuffer(),
                columns.counts().caseTerms());
    }

    Node node(int id) {
        Known known = byId.getPlain(id & (KEPT - 1));
        if (known != null && known.id == id) {
            return known.node;
        }
        byte[] name = name(id);
        Node node = name == null ? read(id, this::node) : node(name, name.length);
        Known read = new Known(id, node);
        byId.setPlain(id & (KEPT - 1), read);
        // Who has read a term mostly asks about it next.
        byNode.setPlain(slot(node), read);
        return node;
    }

    private static int slot(Node node) {
        int hash = node.hashCode();
        return (hash ^ hash >>> 16) & (KEPT - 1);
    }

    /** Whether a term stands in the dictionary of cases, which has IRIs and blank nodes. */
    boolean isOfCase(int id) {
        return id >= columns.counts().sharedTerms();
    }

    /** Whether two ids are those of names of cases, and in the order in which SPARQL puts these. */
    boolean areNamesInOrder(int one, int other) {
        return isName(one) && isName(other) && areNamesInOrder();
    }

    private boolean isName(int id) {
        int found = columns.caseOf(id);
        return found >= 0 && columns.caseTerm(found) == id;
    }

    /**
     * Whether all names are. The dictionary has them in the order of their bytes, which is another beyond U+FFFF, and where
     * this server's address stands in some. Looked at once, and not before so many are compared that this is worth it.
     */
    private boolean areNamesInOrder() {
        Boolean known = areNamesInOrder;
        if (known == null && ++compared > columns.counts().cases() / WORTH) {
            known = isNamesInOrder();
            areNamesInOrder = known;
        }
        return known != null && known;
    }

    private boolean isNamesInOrder() {
        byte[][] all = new byte[columns.counts().cases()][];
        String before = "";
        for (int number = 0; number < all.length; number++) {
            all[number] = read(columns.caseTerm(number), Arrays::copyOf);
            Node name = node(all[number], all[number].length);
            if (!name.isURI() || name.getURI().compareTo(before) < 0) {
                return false;
            }
            before = name.getURI();
        }
        names = all;
        return true;
    }

    /** The name of the case with this id; null of any other term, and while they are not known. */
    private byte @Nullable [] name(int id) {
        byte[][] all = names;
        int number = all == null ? -1 : columns.caseOf(id);
        return all != null && number >= 0 && columns.caseTerm(number) == id ? all[number] : null;
    }

    /** The terms of a case, as they stand in the dictionary. */
    byte[][] ofCase(int caseNumber) {
        int first = columns.counts().sharedTerms();
        int from = columns.caseTerm(caseNumber) - first;
        byte[][] terms = new byte[columns.caseEnd(caseNumber) - first - from][];
        Dictionary.Cursor cursor = ofCases.new Cursor();
        for (int i = 0; i < terms.length; i++) {
            terms[i] = cursor.copy(from + i);
        }
        return terms;
    }

    /** A term as it stands in the dictionary. */
    byte[] text(int id) {
        int first = columns.counts().sharedTerms();
        return id < first ? shared.new Cursor().copy(id) : ofCases.new Cursor().copy(id - first);
    }

    /** Makes something of the first bytes of a term. */
    interface Reading<T> {
        T of(byte[] bytes, int length);
    }

    /** What is made of a term as it stands in the dictionary. */
    <T> T read(int id, Reading<T> reading) {
        int first = columns.counts().sharedTerms();
        boolean isShared = id < first;
        // Most terms are asked for one after another, and those that stand together are read together.
        AtomicReference<Dictionary.@Nullable Cursor> free = isShared ? freeInShared : freeInCases;
        Dictionary.Cursor taken = free.getAndSet(null);
        Dictionary.Cursor cursor = taken == null ? (isShared ? shared : ofCases).new Cursor() : taken;
        cursor.advance(isShared ? id : id - first);
        T read = reading.of(cursor.bytes(), cursor.length());
        free.set(cursor);
        return read;
    }

    /** Many terms, by ids in order; they are not kept. */
    Iterator<Node> nodes(int... ids) {
        int first = columns.counts().sharedTerms();
        Dictionary.Cursor inShared = shared.new Cursor();
        Dictionary.Cursor inCases = ofCases.new Cursor();
        return Arrays.stream(ids)
                .mapToObj(id -> {
                    Dictionary.Cursor cursor = id < first ? inShared : inCases;
                    cursor.advance(id < first ? id : id - first);
                    return node(cursor.bytes(), cursor.length());
                })
                .iterator();
    }

    private Node node(byte[] bytes, int length) {
        Node node = TermText.node(bytes, length);
        return node.isURI() && node.getURI().startsWith(ColumnDataset.SERVER)
                ? NodeFactory.createURI(base + node.getURI().substring(ColumnDataset.SERVER.length()))
                : node;
    }

    /** {@link #UNKNOWN} if no triple and no graph has it. */
    int id(Node node) {
        if (node == unknown) {
            return UNKNOWN;
        }
        int slot = slot(node);
        Known known = byNode.getPlain(slot);
        if (known != null && known.node.equals(node)) {
            return known.id;
        }
        int id = find(node);
        byNode.setPlain(slot, new Known(id, node));
        if (id == UNKNOWN) {
            unknown = node;
        }
        return id;
    }

    /** Keeps none of the terms that were read or asked for. */
    void forget() {
        for (int slot = 0; slot < KEPT; slot++) {
            byId.setPlain(slot, null);
            byNode.setPlain(slot, null);
        }
        unknown = null;
        names = null;
    }

    /** The id of a term that was asked for or read a moment ago; {@link #UNKNOWN} also of others. */
    int heldId(Node node) {
        Known known = byNode.getPlain(slot(node));
        return known != null && known.node.equals(node) ? known.id : UNKNOWN;
    }

    private int find(Node node) {
        if (node.isURI()) {
            String iri = node.getURI();
            if (iri.startsWith(base)) {
                int found = sharedId(NodeFactory.createURI(ColumnDataset.SERVER + iri.substring(base.length())));
                if (found >= 0) {
                    return found;
                }
            }
            int fragment = iri.indexOf('#');
            int number = caseNumber(fragment < 0 ? iri : iri.substring(0, fragment));
            if (number >= 0 && fragment < 0) {
                nearCase = Math.min(number + 1, columns.counts().cases() - 1);
                return columns.caseTerm(number);
            }
            int found = number < 0 ? UNKNOWN : idIn(number, node);
            return found >= 0 ? found : sharedId(node);
        }
        if (node.isBlank()) {
            int number = caseOfBlank(node.getBlankNodeLabel());
            return number < 0 ? sharedId(node) : idIn(number, node);
        }
        return node.isLiteral() ? sharedId(node) : UNKNOWN;
    }

    private int sharedId(Node node) {
        return Math.max(
                UNKNOWN, shared.find(TermText.bytes(node), 0, columns.counts().sharedTerms()));
    }

    private int idIn(int caseNumber, Node node) {
        int first = columns.counts().sharedTerms();
        int place = ofCases.find(
                TermText.bytes(node), columns.caseTerm(caseNumber) - first, columns.caseEnd(caseNumber) - first);
        return place < 0 ? UNKNOWN : first + place;
    }

    /** The number of the case with this IRI; below 0 if there is none. */
    int caseNumber(String iri) {
        byte[] wanted = TermText.bytes(NodeFactory.createURI(iri));
        int first = columns.counts().sharedTerms();
        Dictionary.Cursor cursor = ofCases.new Cursor();
        int low = 0;
        int high = columns.counts().cases() - 1;
        int middle = nearCase;
        // Who asks for many cases mostly asks for one after the other, or leaves out some.
        int ahead = 1;
        while (low <= high) {
            cursor.seek(columns.caseTerm(middle) - first);
            int order = cursor.compare(wanted);
            if (order == 0) {
                nearCase = middle;
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
            boolean isNear = order < 0 && ahead <= MOST_AHEAD && middle + ahead <= high;
            middle = isNear ? middle + ahead : (low + high) >>> 1;
            ahead = isNear ? 2 * ahead : MOST_AHEAD + 1;
        }
        return -1;
    }

    /** Blank nodes of a case are named by its number. */
    private int caseOfBlank(String label) {
        if (!label.matches("c\\d{1,9}b\\d+")) {
            return -1;
        }
        int number = Integer.parseInt(label.substring(1, label.indexOf('b')));
        return number < columns.counts().cases() ? number : -1;
    }
}
