package org.casegraph.face.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Template;
import org.casegraph.store.Store;

/** How many cases there are, of what, and a way to each part of them. */
public final class CollectionPage {
    /** With more cases than these the start page is the collection's. */
    private static final int FEW = 100;

    private CollectionPage() {}

    /** Whether there are so many cases that none of them stands for all. */
    public static boolean isOf(Store store) {
        return store.cases().size() > FEW;
    }

    /** @param purpose what this is and for whom */
    public static Html html(Store store, Html purpose) {
        NodeLinks links = new NodeLinks(store);
        CollectionIndex index = CollectionIndex.of(store.dataset().getContext());
        ListPage cases = ListPage.all("/case");
        List<Facet> facets = Facet.of(
                index.parts(new CaseSelection(List.of()), Facet.KEYS, Facet.SHOWN, () -> {}), links, cases::narrowed);
        return Template.part(
                "collection",
                Map.of(
                        "title", store.metadata().title().orElse(number(index.cases()) + " published cases"),
                        "purpose", purpose,
                        "cases", number(index.cases()),
                        "read", read(index),
                        "search", cases.search("cases"),
                        "facets", facets));
    }

    /** How much was read: of a record no more than it holds. */
    private static String read(CollectionIndex index) {
        int records = index.records();
        int papers = index.readWhole() - records;
        List<String> read = new ArrayList<>();
        if (papers > 0) {
            read.add(number(papers) + " were read whole");
        }
        if (records > 0) {
            read.add((records == index.cases() ? "all" : number(records)) + " are structured records");
        }
        return read.isEmpty() ? "none was read whole" : String.join(", ", read);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
