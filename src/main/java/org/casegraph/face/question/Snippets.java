package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;

/** An answer from elsewhere: its address, and the lines that fetch it in a shell, in Python and in R. */
final class Snippets {
    private final String url;

    private Snippets(String url) {
        this.url = url;
    }

    /**
     * @param path encoded already
     * @param parameters without the format; values are encoded so that no quote of a program ends
     */
    static Html of(HttpServletRequest request, String path, Map<String, String> parameters) {
        Map<String, String> asCsv = new LinkedHashMap<>(parameters);
        asCsv.put("format", "csv");
        return new Snippets(PublicAddress.of(request).absolute(Addresses.with(path, asCsv))).html();
    }

    private Html html() {
        return Html.element("div")
                .with("class", "snippets")
                .of(
                        snippet("Shell", "curl -s '" + url + "'"),
                        snippet(
                                "Python",
                                "import csv, io, urllib.request\n\nurl = \"" + url + "\"\n"
                                        + "with urllib.request.urlopen(url) as answer:\n"
                                        + "    rows = list(csv.DictReader(io.TextIOWrapper(answer, \"utf-8\")))\n"
                                        + "print(len(rows), rows[:1])"),
                        snippet("R", "rows <- read.csv(\"" + url + "\", encoding = \"UTF-8\")\nhead(rows)"));
    }

    private static Html snippet(String language, String text) {
        return Html.element("details").of(Html.element("summary").of(language), AnswerView.copied(language, text));
    }
}
