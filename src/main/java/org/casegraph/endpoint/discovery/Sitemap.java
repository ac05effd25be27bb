package org.casegraph.endpoint.discovery;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.casegraph.endpoint.http.PublicAddress;

/**
 * The addresses of pages, as crawlers read them (https://www.sitemaps.org/protocol.html); of more than one file may hold, a
 * list of its parts.
 *
 * @param paths of this server
 */
record Sitemap(List<String> paths, PublicAddress here) {
    static final String PATH = "/sitemap.xml";

    /** As the protocol has it. */
    static final int MOST = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    int parts() {
        return Math.max(1, (paths.size() + MOST - 1) / MOST);
    }

    /** All of them, or where the parts are. */
    String whole() {
        return parts() == 1
                ? document("urlset", "url", paths)
                : document(
                        "sitemapindex",
                        "sitemap",
                        IntStream.rangeClosed(1, parts())
                                .mapToObj(part -> PATH + "?part=" + part)
                                .toList());
    }

    /** @param part from 1 to {@link #parts} */
    String part(int part) {
        return document("urlset", "url", paths.subList((part - 1) * MOST, Math.min(paths.size(), part * MOST)));
    }

    private String document(String root, String entry, List<String> listed) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            for (String path : listed) {
                xml.writeCharacters("\n");
                xml.writeStartElement(entry);
                xml.writeStartElement("loc");
                xml.writeCharacters(here.absolute(path));
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory cannot be written", e);
        }
        return text + "\n";
    }
}
