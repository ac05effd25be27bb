package org.casegraph.store.mapped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.casegraph.store.column.ColumnFile;
import org.casegraph.store.column.Counts;
import org.casegraph.store.column.Dictionary;
import org.casegraph.store.column.IdColumn;
import org.casegraph.store.column.Membership;
import org.casegraph.store.column.Section;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** The numbers of a dataset, read off the mapped columns. Any number of threads may read. */
final class Columns {
    private static final int BLOCK = 64;
    private static final int PLACES_A_BYTE = Byte.SIZE / Membership.BITS;

    private final Counts counts;
    private final int[] properties;
    private final int[] numbers;
    private final int[] setNumbers;
    private final LongBuffer propertyCounts;
    private final IntBuffer rows;
    private final IdColumn rowProperties;
    private final IdColumn rowObjects;
    private final ByteBuffer rowMembership;
    private final IntBuffer runs;
    private final IntBuffer runObjects;
    private final IntBuffer runStarts;
    private final IdColumn runSubjects;
    private final IntBuffer sets;
    private final IntBuffer setMembers;
    private final IntBuffer extents;
    private final IntBuffer extentObjects;
    private final IntBuffer extentCounts;
    private final IntBuffer extentStarts;
    private final ByteBuffer extentBitmaps;

    /** Read at once: whoever counts cases asks for the case of each node. */
    private final int[] cases;

    /** Of each {@link #BLOCK} terms of the cases, the case of the first. */
    private final int[] caseOfBlock;

    private final IntBuffer graphNames;
    private final IntBuffer graphStarts;
    private final IntBuffer graphPlaces;
    private final IntBuffer places;
    private final IntBuffer placeGraphs;

    /** @throws IOException if there are more of something than a store can hold, or a column is not as long as the others say */
    Columns(ColumnFile file) throws IOException {
        counts = Counts.of(file.bytes(Section.COUNTS).asLongBuffer());
        IntBuffer ids = ints(file, Section.PROPERTIES);
        properties = new int[ids.limit()];
        ids.get(0, properties);
        propertyCounts = file.bytes(Section.PROPERTY_COUNTS).asLongBuffer();
        rows = ints(file, Section.ROWS);
        rowProperties = IdColumn.of(file.bytes(Section.ROW_PROPERTIES), counts.places(), properties.length);
        sets = ints(file, Section.SETS);
        rowObjects =
                IdColumn.of(file.bytes(Section.ROW_OBJECTS), counts.places(), Math.max(counts.terms(), sets.limit()));
        rowMembership = file.bytes(Section.ROW_MEMBERSHIP);
        runs = ints(file, Section.RUNS);
        runObjects = ints(file, Section.RUN_OBJECTS);
        runStarts = ints(file, Section.RUN_STARTS);
        runSubjects = IdColumn.of(file.bytes(Section.RUN_SUBJECTS), counts.places(), rows.limit());
        setMembers = ints(file, Section.SET_MEMBERS);
        extents = ints(file, Section.EXTENTS);
        extentObjects = ints(file, Section.EXTENT_OBJECTS);
        extentCounts = ints(file, Section.EXTENT_COUNTS);
        extentStarts = ints(file, Section.EXTENT_STARTS);
        extentBitmaps = file.bytes(Section.EXTENT_BITMAPS);
        IntBuffer starts = ints(file, Section.CASES);
        cases = new int[starts.limit()];
        starts.get(0, cases);
        graphNames = ints(file, Section.GRAPH_NAMES);
        graphStarts = ints(file, Section.GRAPH_STARTS);
        graphPlaces = ints(file, Section.GRAPH_PLACES);
        places = ints(file, Section.PLACES);
        placeGraphs = ints(file, Section.PLACE_GRAPHS);
        if (!isWhole(file)) {
            throw new IOException("the columns do not fit each other");
        }
        caseOfBlock = caseOfBlock(cases, counts);
        numbers = numbers(Arrays.copyOf(properties, counts.plain()));
        setNumbers = numbers(Arrays.copyOfRange(properties, counts.plain(), properties.length));
    }

    private static IntBuffer ints(ColumnFile file, Section section) {
        return file.bytes(section).asIntBuffer();
    }

    /** Whether each column has as many numbers as the others say; of those in it only the last is looked at. */
    private boolean isWhole(ColumnFile file) {
        return properties.length == (long) counts.plain() + counts.sets()
                && counts.local() <= counts.sets()
                && propertyCounts.limit() == 3L * properties.length
                && ints(file, Section.SHARED_BLOCKS).limit() == Dictionary.blocks(counts.sharedTerms())
                && ints(file, Section.CASE_BLOCKS).limit() == Dictionary.blocks(counts.caseTerms())
                && rowMembership.limit() == counts.places() / PLACES_A_BYTE + 1
                && extentCounts.limit() == extentObjects.limit()
                && graphNames.limit() == counts.graphs()
                && placeGraphs.limit() == places.limit()
                && isDivided(rows, counts.terms(), counts.places())
                && isDivided(runs, properties.length, runObjects.limit())
                && isDivided(runStarts, runObjects.limit(), counts.places())
                && isDivided(sets, sets.limit() - 1, setMembers.limit())
                && isDivided(extents, counts.sets() - counts.local(), extentObjects.limit())
                && isDivided(extentStarts, extentObjects.limit(), extentBitmaps.limit())
                && isDivided(IntBuffer.wrap(cases), counts.cases(), counts.caseTerms())
                && isDivided(graphStarts, counts.graphs() + 2L * counts.cases(), graphPlaces.limit());
    }

    /** Whether a column says where each of so many parts of another begins, and where the last ends. */
    private static boolean isDivided(IntBuffer starts, long parts, int end) {
        return starts.limit() == parts + 1 && parts >= 0 && starts.get(starts.limit() - 1) == end;
    }

    Counts counts() {
        return counts;
    }

    // Properties

    /** The id of a property, by its number. */
    int property(int number) {
        return properties[number];
    }

    /** The number of a property whose objects stand in the rows; below 0 if none has this id. */
    int number(int id) {
        return number(id, 0, numbers);
    }

    /** Spread by Fibonacci hashing, as the ids of one vocabulary follow each other. */
    private static int slot(int id, int... numbers) {
        return id * 0x9e3779b1 >>> Integer.numberOfLeadingZeros(numbers.length - 1);
    }

    /** One more than the place of each of the properties among them, from the slot of its id on; else 0. */
    private static int[] numbers(int... ids) {
        int[] numbers = new int[Integer.highestOneBit(ids.length + 1) * 4];
        for (int number = 0; number < ids.length; number++) {
            int slot = slot(ids[number], numbers);
            while (numbers[slot] != 0) {
                slot = slot + 1 & numbers.length - 1;
            }
            numbers[slot] = number + 1;
        }
        return numbers;
    }

    /** The number of a property by which its objects come in sets; below 0 if they never do. */
    int setNumber(int id) {
        return number(id, counts.plain(), setNumbers);
    }

    /** @param first the number of the first property in the slots */
    private int number(int id, int first, int... slots) {
        for (int slot = slot(id, slots); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int number = first + slots[slot] - 1;
            if (properties[number] == id) {
                return number;
            }
        }
        return -1;
    }

    boolean isSet(int number) {
        return number >= counts.plain();
    }

    /** Whether the sets of a property are of nodes of one case. */
    boolean isLocal(int number) {
        return number < counts.plain() + counts.local();
    }

    long triples(int number) {
        return propertyCounts.get(3 * number);
    }

    long subjects(int number) {
        return propertyCounts.get(3 * number + 1);
    }

    long objects(int number) {
        return propertyCounts.get(3 * number + 2);
    }

    // Rows

    int rowStart(int subject) {
        return rows.get(subject);
    }

    int rowEnd(int subject) {
        return rows.get(subject + 1);
    }

    int propertyAt(int place) {
        return rowProperties.get(place);
    }

    int objectAt(int place) {
        return rowObjects.get(place);
    }

    int membershipAt(int place) {
        return rowMembership.get(place >> 2) >> ((place & 3) << 1) & Membership.MASK;
    }

    int subjectAt(int place) {
        int low = 0;
        int high = counts.terms() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rows.get(middle) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The place of what a row says; below 0 if it does not. */
    int place(int subject, int number, int object) {
        int end = rowEnd(subject);
        for (int place = rowStart(subject, number); place < end && propertyAt(place) == number; place++) {
            if (objectAt(place) == object) {
                return place;
            }
        }
        return -1;
    }

    /** The first place of a row from which on its properties have this number, or greater ones. */
    int rowStart(int subject, int number) {
        int low = rowStart(subject);
        int high = rowEnd(subject);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (propertyAt(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    // Runs

    int firstRun(int number) {
        return runs.get(number);
    }

    int endRun(int number) {
        return runs.get(number + 1);
    }

    int runObject(int run) {
        return runObjects.get(run);
    }

    int runStart(int run) {
        return runStarts.get(run);
    }

    int runEnd(int run) {
        return runStarts.get(run + 1);
    }

    int subjectOfRun(int index) {
        return runSubjects.get(index);
    }

    /** The run of a property and an object; below 0 if there is none. */
    int run(int number, int object) {
        return search(runObjects, firstRun(number), endRun(number), object);
    }

    // Sets

    int setStart(int set) {
        return sets.get(set);
    }

    int setEnd(int set) {
        return sets.get(set + 1);
    }

    int memberAt(int index) {
        return setMembers.get(index) >>> Membership.BITS;
    }

    int memberMembership(int index) {
        return setMembers.get(index) & Membership.MASK;
    }

    /** Where a term stands among the members of a set; below 0 if it is none. */
    int member(int set, int term) {
        int low = setStart(set);
        int high = setEnd(set) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int member = memberAt(middle);
            if (member == term) {
                return middle;
            }
            if (member < term) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    // Extents

    /** The extent of an object of a property whose sets are of terms; below 0 if no set has it. */
    int extent(int number, int object) {
        int first = number - counts.plain() - counts.local();
        return search(extentObjects, extents.get(first), extents.get(first + 1), object);
    }

    /** The objects of a property whose sets are of terms. */
    IntStream extentObjects(int number) {
        int first = number - counts.plain() - counts.local();
        return IntStream.range(extents.get(first), extents.get(first + 1)).map(extentObjects::get);
    }

    int extentCount(int extent) {
        return extentCounts.get(extent);
    }

    ImmutableRoaringBitmap extent(int extent) {
        ByteBuffer bitmap = extentBitmaps.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        bitmap.position(extentStarts.get(extent)).limit(extentStarts.get(extent + 1));
        return new ImmutableRoaringBitmap(bitmap.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    // Cases and graphs

    /** The id of a case, by its number. */
    int caseTerm(int number) {
        return counts.sharedTerms() + cases[number];
    }

    /** The id behind the last term of a case. */
    int caseEnd(int number) {
        return counts.sharedTerms() + cases[number + 1];
    }

    /** The number of the case that a term belongs to; below 0 if it belongs to none. */
    int caseOf(int term) {
        if (term < counts.sharedTerms()) {
            return -1;
        }
        int ofCases = term - counts.sharedTerms();
        int found = caseOfBlock[Math.min(ofCases / BLOCK, caseOfBlock.length - 1)];
        while (found + 1 < counts.cases() && cases[found + 1] <= ofCases) {
            found++;
        }
        return found;
    }

    private static int[] caseOfBlock(int[] cases, Counts counts) {
        int[] caseOfBlock = new int[counts.caseTerms() / BLOCK + 1];
        int found = 0;
        for (int block = 0; block < caseOfBlock.length; block++) {
            while (found + 1 < counts.cases() && cases[found + 1] <= block * BLOCK) {
                found++;
            }
            caseOfBlock[block] = found;
        }
        return caseOfBlock;
    }

    int graphName(int graph) {
        return graphNames.get(graph);
    }

    int graphStart(int graph) {
        return graphStarts.get(graph);
    }

    int graphEnd(int graph) {
        return graphStarts.get(graph + 1);
    }

    int graphPlace(int index) {
        return graphPlaces.get(index);
    }

    /** Whether a graph has the triple of a place among those whose subject is not of its case. */
    boolean isListed(int graph, int place) {
        return search(graphPlaces, graphStart(graph), graphEnd(graph), place) >= 0;
    }

    /** Where the graphs of a place begin in {@link #listedGraph}; below 0 if none lists it. */
    int listed(int place) {
        int found = search(places, 0, places.limit(), place);
        while (found > 0 && places.get(found - 1) == place) {
            found--;
        }
        return found;
    }

    /** A graph that lists a place; below 0 behind the last. */
    int listedGraph(int index, int place) {
        return index < places.limit() && places.get(index) == place ? placeGraphs.get(index) : -1;
    }

    private static int search(IntBuffer sorted, int from, int to, int value) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = sorted.get(middle);
            if (found == value) {
                return middle;
            }
            if (found < value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
