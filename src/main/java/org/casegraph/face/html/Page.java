package org.casegraph.face.html;

import java.util.regex.Pattern;
import org.casegraph.endpoint.http.Representation;

/** The frame of every page. */
public final class Page {
    private static final Pattern FILE = Pattern.compile("\\{\\{file:([\\w.]+)}}");

    /** What stands before the title, between title and content, and after the content. */
    private static final String[] FRAME = FILE.matcher(PageFiles.text("page.html"))
            .replaceAll(file -> PageFiles.address(file.group(1)))
            .split("\\{\\{(?:title|content)}}", -1);

    private Page() {}

    public static Representation of(String title, Html... content) {
        String main = Html.all(content).markup();
        String page = FRAME[0]
                + Html.text(title).markup()
                + FRAME[1]
                + main
                + Glossary.notes(main).markup()
                + FRAME[2];
        return Representation.of("text/html", page);
    }
}
