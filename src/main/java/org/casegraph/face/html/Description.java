package org.casegraph.face.html;

import java.util.ArrayList;
import java.util.List;

/** Names with what belongs to each; a name with nothing is left out. */
public final class Description {
    private final List<Html> parts = new ArrayList<>();

    public Description add(String name, Html value) {
        if (!value.equals(Html.EMPTY)) {
            parts.add(Html.element("dt").of(name));
            parts.add(Html.element("dd").of(value));
        }
        return this;
    }

    public Description add(String name, List<Html> values) {
        if (!values.isEmpty()) {
            parts.add(Html.element("dt").of(name));
            values.forEach(value -> parts.add(Html.element("dd").of(value)));
        }
        return this;
    }

    public Html html() {
        return parts.isEmpty() ? Html.EMPTY : Html.element("dl").of(parts);
    }
}
