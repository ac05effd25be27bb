package org.casegraph.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.RawHttp;
import org.casegraph.workbench.Encoding;
import org.casegraph.workbench.TermLookup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask the workbench, and what it answers. All tests share one server and one file. */
class WorkbenchTest {
    @TempDir
    private static Path folder;

    private static Encoding encoding;
    private static Workbench workbench;
    private static int port;
    private static String token;

    @BeforeAll
    static void start() {
        encoding = Encoding.begun(folder);
        workbench = Workbench.start(encoding.open(), new TermLookup(Encoding.ONTOLOGY), 0);
        port = URI.create(workbench.address()).getPort();
        token = URI.create(workbench.address()).getPath();
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    /** An edit that would be made, so that whatever lets it in is seen in the file. */
    private static String edit() {
        int from = Encoding.text().indexOf("a sore tongue");
        return "{\"kind\":\"state\",\"term\":\"cg:Glossitis\",\"standing\":\"present\",\"from\":" + from + ",\"to\":"
                + (from + 13) + ",\"version\":\"" + version() + "\"}";
    }

    private static String version() {
        return JSON.parse(body(ask("GET", token + "version", own(), ""))).getString("version");
    }

    private static String own() {
        return "Host: 127.0.0.1:" + port + "\r\n";
    }

    private static String ask(String method, String path, String fields, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String content = method.equals("POST")
                ? "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n"
                : "";
        return RawHttp.send(port, method + " " + path + " HTTP/1.1\r\n" + fields + content, bytes);
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void whoeverHasNotItsAddressReachesNoPathOfIt() {
        String before = encoding.written();
        String wrong = token.substring(0, token.length() - 2) + (token.endsWith("A/") ? "B/" : "A/");
        Map<String, List<String>> strangers = Map.of(
                "without a token", List.of("/", own()),
                "with a wrong token", List.of(wrong, own()),
                "with half a token", List.of(token.substring(0, 20) + "/", own()),
                "with more than a token", List.of(token.substring(0, token.length() - 1) + "x/", own()),
                "by another name", List.of(token, "Host: evil.example:" + port + "\r\n"),
                "by its name at another port", List.of(token, "Host: 127.0.0.1:" + (port + 1) + "\r\n"),
                "from a page of another site", List.of(token, own() + "Origin: https://evil.example\r\n"),
                "from a page of another port", List.of(token, own() + "Origin: http://127.0.0.1:1\r\n"),
                "from a page without an origin", List.of(token, own() + "Origin: null\r\n"),
                "as an image of another site", List.of(token, own() + "Sec-Fetch-Site: cross-site\r\n"));

        strangers.forEach((who, how) -> workbench.paths().forEach((path, method) -> {
            String response = ask(method, how.get(0) + path, how.get(1), edit());
            assertTrue(List.of(403, 404, 421).contains(RawHttp.status(response)), who + ", " + path + ": " + response);
            assertFalse(response.contains(token.replace("/", "")), who + " is not told the token");
            assertFalse(body(response).contains("miller"), who + " is told nothing of the case");
            assertFalse(response.contains("Access-Control-"), who);
        }));

        assertEquals(before, encoding.written());
        assertEquals(
                400,
                RawHttp.status(RawHttp.send(port, "GET " + token + " HTTP/1.1\r\n" + own() + own())),
                "two hosts are none");
    }

    @Test
    void nothingLiesBesideItsPaths() {
        for (String path : List.of(
                "page/workbench/../../state/x",
                "page/workbench/..%2f..%2freport",
                "page/workbench/%2e%2e/%2e%2e/%2e%2e/pom.xml",
                "page/workbench/workbench.html",
                "page/../../../../etc/passwd",
                "//etc/passwd",
                "state/",
                "state;x=1",
                "state%00",
                "STATE",
                "page/workbench/page.css/..",
                "miller-2021.ttl")) {
            int status = RawHttp.status(ask("GET", token + path, own(), ""));
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
    }

    @Test
    void eachPathHasItsMethodAndNoOther() {
        workbench.paths().forEach((path, method) -> {
            for (String other : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
                if (!other.equals(method)) {
                    assertEquals(405, RawHttp.status(ask(other, token + path, own(), "{}")), other + " " + path);
                }
            }
            if (method.equals("GET")) {
                String response = ask("GET", token + path, own(), "");
                assertEquals(200, RawHttp.status(response), path);
                assertTrue(response.contains("Content-Security-Policy: default-src 'self';"), path);
                assertTrue(response.contains("Cache-Control: no-store"), path);
                assertTrue(response.contains("Referrer-Policy: no-referrer"), path);
                assertFalse(response.contains("Access-Control-"), path);
            }
        });
    }

    @Test
    void anEditThatIsNoJsonIsNotRead() {
        String before = encoding.written();
        String form =
                "POST " + token + "edit HTTP/1.1\r\n" + own() + "Content-Type: text/plain\r\nContent-Length: 2\r\n";

        assertEquals(415, RawHttp.status(RawHttp.send(port, form, "{}".getBytes(StandardCharsets.UTF_8))));
        for (String bad : List.of("", "[]", "{", "nothing", "[".repeat(100_000))) {
            assertEquals(400, RawHttp.status(ask("POST", token + "edit", own(), bad)), bad);
        }
        assertEquals(422, RawHttp.status(ask("POST", token + "edit", own(), "{\"kind\":\"drop\"}")));
        int large = RawHttp.status(ask("POST", token + "edit", own(), "{\"x\":\"" + "x".repeat(2_000_000) + "\"}"));
        assertTrue(large == 413 || large == -1, "too large: " + large);
        assertEquals(before, encoding.written());
    }

    /** A skeleton passes the check, but is not done. */
    @Test
    void whatStillStandsThereInCapitalsIsTold() {
        List<String> open = JSON.parse(body(ask("GET", token + "state", own(), ""))).get("words").getAsArray().stream()
                .map(word -> word.getAsObject())
                .filter(word -> word.getBoolean("isUnwritten"))
                .map(word -> word.getString("name"))
                .toList();

        assertEquals(
                List.of(
                        "Name of the case",
                        "Title of the report",
                        "Where the report is, as https://doi.org/…",
                        "Name of the report",
                        "Citation of the report",
                        "What of it you read"),
                open);
    }

    @Test
    void anEditIsInTheFileAndIsTakenBack() {
        String before = encoding.written();

        JsonObject after = JSON.parse(body(ask("POST", token + "edit", own(), edit())));

        assertEquals("add glossitis", after.getString("undo"));
        assertTrue(encoding.written().contains("<#glossitis> a cg:Glossitis , cg:Finding"));
        JsonObject undone = JSON.parse(body(ask("POST", token + "undo", own(), "{\"version\":\"" + version() + "\"}")));
        assertEquals("add glossitis", undone.getString("redo"));
        assertEquals(before, encoding.written());
    }

    private static void made(String words, Map<String, Object> said) {
        int from = Encoding.text().indexOf(words);
        JsonObject edit = new JsonObject();
        edit.put("standing", "present");
        said.forEach((name, value) -> {
            if (value instanceof List<?> several) {
                JsonArray array = new JsonArray();
                several.forEach(one -> array.add(one.toString()));
                edit.put(name, array);
            } else {
                edit.put(name, value.toString());
            }
        });
        if (!edit.hasKey("kind")) {
            edit.put("kind", "state");
        }
        edit.put("from", Integer.toString(from));
        edit.put("to", Integer.toString(from + words.length()));
        edit.put("version", version());
        String before = encoding.written();
        String answer = ask("POST", token + "edit", own(), edit.toString());
        assertFalse(before.equals(encoding.written()), () -> edit + ": " + answer);
    }

    private static void has(String block) {
        assertTrue(encoding.written().contains("\n\n" + block), () -> block + " is not in " + encoding.written());
    }

    /** Responses, grades, specimens, tumours, variants, imaging, and whatever else a row of a draft says. */
    @Test
    void allThatADraftCanSayCanBeSaidHereAndPassesTheCheck() throws IOException {
        String before = encoding.written();
        made("a rash on both legs", Map.of("term", "cg:SkinLesion", "site", List.of("cg:Skin", "cg:LowerLimb")));
        made("CT", Map.of("term", "cg:ComputedTomography", "site", "cg:Abdomen"));
        made(
                "CT showed a mass in the tail",
                Map.of("term", "cg:PancreaticMass", "link1", "observed in", "with1", "computed-tomography"));
        made(
                "distal pancreatectomy",
                Map.of("term", "cg:DistalPancreatectomy", "link1", "target", "with1", "skin-lesion"));
        made(
                "Histology after the surgery",
                Map.of(
                        "term",
                        "cg:Specimen",
                        "link1",
                        "taken in",
                        "with1",
                        "distal-pancreatectomy",
                        "label",
                        "the tail"));
        made(
                "confirmed a glucagonoma",
                Map.of(
                        "term",
                        "cg:Grade2",
                        "link1",
                        "assesses",
                        "with1",
                        "specimen",
                        "link2",
                        "observed in",
                        "with2",
                        "distal-pancreatectomy"));
        made(
                "a glucagonoma",
                Map.of(
                        "term",
                        "cg:Tumour",
                        "label",
                        "the tumour of the tail",
                        "comment",
                        "The only one.",
                        "voice",
                        "curator"));
        made(
                "glucagonoma was suspected",
                Map.of(
                        "term",
                        "cg:Variant",
                        "hgvs",
                        "NM_130799.2:c.249_252del",
                        "gene",
                        "MEN1",
                        "alleles",
                        "heterozygous",
                        "link1",
                        "of",
                        "with1",
                        "specimen"));
        made(
                "9.8 mmol/L",
                Map.of(
                        "term",
                        "cg:DoseInterval",
                        "value",
                        "9.8",
                        "unit",
                        "mg",
                        "link1",
                        "part of",
                        "with1",
                        "distal-pancreatectomy"));
        made(
                "rash cleared within three weeks of surgery",
                Map.of(
                        "term",
                        "cg:SkinLesionImprovement",
                        "link1",
                        "response to",
                        "with1",
                        "distal-pancreatectomy",
                        "link2",
                        "response of",
                        "with2",
                        "skin-lesion",
                        "responseKind",
                        "cg:Improvement",
                        "other",
                        "distal-pancreatectomy",
                        "relation",
                        "after",
                        "far",
                        "3",
                        "farUnit",
                        "week"));
        made(
                "ointments did not help",
                Map.of(
                        "term",
                        "cg:ClinicalImprovement",
                        "standing",
                        "absent",
                        "link1",
                        "response of",
                        "with1",
                        "skin-lesion",
                        "responseKind",
                        "cg:NoImprovement",
                        "span",
                        "cg:EverUntil",
                        "spanTo",
                        "presentation"));
        made(
                "denied any diarrhoea",
                Map.of(
                        "term",
                        "cg:Metastasis",
                        "standing",
                        "absent",
                        "anywhere",
                        "true",
                        "basis",
                        "cg:NegativeImaging",
                        "link1",
                        "observed in",
                        "with1",
                        "computed-tomography",
                        "span",
                        "cg:AtTest"));
        made(
                "Two weeks after presentation",
                Map.of("term", "cg:Diarrhoea", "other", "presentation", "relation", "after", "telling", "true"));
        made("The rash", Map.of("kind", "quote", "node", "skin-lesion"));

        has(
                "<#skin-lesion> a cg:SkinLesion , cg:Finding ;\n    rdfs:label \"skin lesion\"@en ;\n    cg:site cg:Skin ;\n"
                        + "    cg:site cg:LowerLimb ;\n");
        has("<#pancreatic-mass> a cg:PancreaticMass , cg:Finding ;\n    rdfs:label \"pancreatic mass\"@en ;\n"
                + "    cg:observedIn <#computed-tomography> ;\n");
        has(
                "<#specimen> a cg:Specimen ;\n    rdfs:label \"the tail\"@en ;\n    cg:takenIn <#distal-pancreatectomy> ;\n");
        has(
                "<#grade-2> a cg:GradeAssessment , cg:Finding ;\n    rdfs:label \"grade 2\"@en ;\n    cg:grade cg:Grade2 ;\n"
                        + "    cg:assesses <#specimen> ;\n    cg:observedIn <#distal-pancreatectomy> ;\n    cg:about <#specimen> ;");
        has(
                "<#tumour> a cg:Tumour ;\n    rdfs:label \"the tumour of the tail\"@en ;\n    rdfs:comment \"The only one.\"@en ;\n");
        has("<#variant> a cg:Variant ;\n    rdfs:label \"variant\"@en ;\n    cg:hgvs \"NM_130799.2:c.249_252del\" ;\n"
                + "    cg:geneSymbol \"MEN1\" ;\n    cg:allelicState <http://purl.obolibrary.org/obo/GENO_0000135> ;\n"
                + "    cg:about <#specimen> ;");
        has("<#dose-interval> a cg:DoseInterval ;\n    rdfs:label \"dose interval 9.8 mg\"@en ;\n");
        assertTrue(encoding.written().contains("    cg:startsWith <#distal-pancreatectomy> ;\n"), encoding.written());
        assertTrue(
                encoding.written()
                        .contains(
                                "rdfs:comment \"The only one.\"@en ;\n    cg:about <#patient> ; cg:inCase <> ; cg:voice cg:CuratorChosen ;"),
                encoding.written());
        has("<#skin-lesion-improvement> a cg:SkinLesionImprovement , cg:TreatmentResponse , cg:Finding ;\n"
                + "    rdfs:label \"skin lesion improvement\"@en ;\n    cg:responseKind cg:Improvement ;\n"
                + "    cg:responseTo <#distal-pancreatectomy> ;\n    cg:responseOf <#skin-lesion> ;\n");
        has("<#no-clinical-improvement> a cg:TreatmentResponse , cg:AbsentFinding ;\n");
        has("<#no-metastasis> a cg:AbsentFinding ;\n");
        assertTrue(encoding.written().contains("    cg:anywhere true ;\n"));
        assertTrue(encoding.written().contains("    cg:alsoStatedIn <#p-skin-lesion-2> ."), encoding.written());
        assertTrue(encoding.written().contains("cg:strength cg:NarrativeOrder"));
        assertEquals(List.of(), errors());
        Files.writeString(encoding.file(), before);
        ask("POST", token + "reload", own(), "{}");
    }

    private static List<String> errors() {
        return JSON.parse(body(ask("GET", token + "messages", own(), ""))).get("messages").getAsArray().stream()
                .map(message -> message.getAsObject())
                .filter(message -> !message.getString("level").equals("note"))
                .map(message -> message.getString("what"))
                .toList();
    }

    @Test
    void aLinkIsOneOfTheListOrRefused() {
        int from = Encoding.text().indexOf("a sore tongue");
        String edit =
                "{\"kind\":\"state\",\"term\":\"cg:Glossitis\",\"standing\":\"present\",\"link1\":\"is\",\"with1\":"
                        + "\"presentation\",\"from\":" + from + ",\"to\":" + (from + 13) + ",\"version\":\"" + version()
                        + "\"}";

        assertTrue(ask("POST", token + "edit", own(), edit).contains("is none that can be chosen"));
        assertTrue(ask(
                        "POST",
                        token + "edit",
                        own(),
                        edit.replace("\"link1\":\"is\",\"with1\":\"presentation\"", "\"voice\":\"curator\""))
                .contains("what you concluded yourself has no reason"));
        assertTrue(ask(
                        "POST",
                        token + "edit",
                        own(),
                        edit.replace("\"link1\":\"is\",\"with1\":\"presentation\"", "\"voice\":\"the press\""))
                .contains("it is the report, or you"));
        String nowhere = edit.replace("\"is\"", "\"part of\"").replace("presentation", "nowhere");
        assertTrue(ask("POST", token + "edit", own(), nowhere).contains("the file states nothing called nowhere"));
    }

    @Test
    void aFileThatChangedOutsideIsToldAndReloaded() throws IOException {
        String before = encoding.written();
        String edit = edit();
        Files.writeString(encoding.file(), before + "# Elsewhere.\n");

        assertTrue(JSON.parse(body(ask("GET", token + "version", own(), ""))).getBoolean("changedOutside"));
        String response = ask("POST", token + "edit", own(), edit);
        assertEquals(409, RawHttp.status(response));
        assertTrue(response.contains("the file was changed outside the workbench"), response);
        assertEquals(before + "# Elsewhere.\n", encoding.written());
        assertEquals(200, RawHttp.status(ask("POST", token + "reload", own(), "{}")));
        Files.writeString(encoding.file(), before);
        ask("POST", token + "reload", own(), "{}");
        assertEquals(before, encoding.written());
    }
}
