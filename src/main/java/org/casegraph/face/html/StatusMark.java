package org.casegraph.face.html;

import org.casegraph.graph.Status;

/** Words with the mark of a status before them; the style sheet draws it. */
public final class StatusMark {
    private StatusMark() {}

    /** The word of the status itself. */
    public static Html of(Status status) {
        return of(status, Html.text(status.word()));
    }

    /** What has the status. */
    public static Html of(Status status, Html words) {
        return Html.element("span")
                .with("class", "status " + status.className())
                .of(words);
    }
}
