package org.casegraph.store.column;

import java.io.IOException;

/** Writes which places are in which graph, both ways. */
final class GraphsWriter {
    private final IntList places;
    private final IntList graphs;
    private final int count;

    /** @param places in their order */
    GraphsWriter(IntList places, IntList graphs, int count) {
        this.places = places;
        this.graphs = graphs;
        this.count = count;
    }

    /** @param names the ids of those that belong to no case */
    void write(Scratch scratch, int... names) throws IOException {
        int[] starts = new int[count + 1];
        for (int i = 0; i < graphs.size(); i++) {
            starts[graphs.get(i) + 1]++;
        }
        for (int graph = 0; graph < count; graph++) {
            starts[graph + 1] += starts[graph];
        }
        int[] byGraph = new int[places.size()];
        int[] at = starts.clone();
        for (int i = 0; i < places.size(); i++) {
            byGraph[at[graphs.get(i)]++] = places.get(i);
        }
        write(scratch, Section.GRAPH_NAMES, names);
        write(scratch, Section.GRAPH_STARTS, starts);
        write(scratch, Section.GRAPH_PLACES, byGraph);
        write(scratch, Section.PLACES, places.toArray());
        write(scratch, Section.PLACE_GRAPHS, graphs.toArray());
    }

    private static void write(Scratch scratch, Section section, int... values) throws IOException {
        try (ColumnOutput column = scratch.output(section)) {
            for (int value : values) {
                column.writeInt(value);
            }
        }
    }
}
