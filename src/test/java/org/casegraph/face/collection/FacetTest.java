package org.casegraph.face.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.casegraph.face.html.Html;
import org.junit.jupiter.api.Test;

class FacetTest {
    @Test
    void allItsNumbersAreWrittenAlike() {
        Facet.Part part = new Facet.Part(Html.text("seizure"), 1209, 3543, "/case?with=seizure");
        Facet facet = new Facet("Findings", 3336, 3543, List.of(part));

        assertEquals("1,209", part.number());
        assertEquals("3,543", part.numberOfMost());
        assertEquals("", new Facet.Part(Html.text("female"), 7, 7, "/case?sex=female").numberOfMost());
        assertEquals("3,336", facet.inAll());
        assertEquals("3,335", facet.further());
        assertEquals("", new Facet("Findings", 1, 1209, List.of(part)).further());
    }
}
