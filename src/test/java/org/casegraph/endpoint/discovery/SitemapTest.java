package org.casegraph.endpoint.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.casegraph.endpoint.http.PublicAddress;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SitemapTest {
    private static final PublicAddress HERE =
            PublicAddress.read("https://example.org/cases/").orElseThrow();

    @Test
    void asManyAsAFileMayHoldAreInOne() throws Exception {
        Sitemap map = new Sitemap(paths(Sitemap.MOST), HERE);

        Element root = read(map.whole());
        assertEquals("urlset", root.getLocalName());
        assertEquals("http://www.sitemaps.org/schemas/sitemap/0.9", root.getNamespaceURI());
        assertEquals(Sitemap.MOST, locations(root).size());
        assertEquals(map.whole(), map.part(1));
    }

    @Test
    void moreAreInPartsThatTheWholeLists() throws Exception {
        Sitemap map = new Sitemap(paths(Sitemap.MOST + 1), HERE);

        Element root = read(map.whole());
        assertEquals("sitemapindex", root.getLocalName());
        assertEquals(
                List.of("https://example.org/cases/sitemap.xml?part=1", "https://example.org/cases/sitemap.xml?part=2"),
                locations(root));
        assertEquals(Sitemap.MOST, locations(read(map.part(1))).size());
        assertEquals(List.of("https://example.org/cases/case/50001"), locations(read(map.part(2))));
    }

    @Test
    void anAddressWithAnAmpersandIsEscaped() throws Exception {
        assertEquals(
                List.of("https://example.org/cases/resource?iri=a&b=c"),
                locations(read(new Sitemap(List.of("/resource?iri=a&b=c"), HERE).whole())));
    }

    private static List<String> paths(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(i -> "/case/" + i).toList();
    }

    private static Element read(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<String> locations(Element root) {
        var found = root.getElementsByTagNameNS("*", "loc");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
