package org.casegraph.face;

import java.util.regex.Pattern;

/** The frame's own scripts, which every page has and which are no script of anybody else. */
public final class OwnScripts {
    private static final Pattern OWN =
            Pattern.compile("<script(?: type=\"module\")? src=\"/page/[0-9a-f]{16}/[a-z]+\\.js\"></script>");

    private OwnScripts() {}

    /** The page without the scripts that its head loads. */
    public static String without(String page) {
        int head = page.indexOf("</head>");
        return head < 0 ? page : OWN.matcher(page.substring(0, head)).replaceAll("") + page.substring(head);
    }
}
