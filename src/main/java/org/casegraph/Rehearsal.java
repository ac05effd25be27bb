package org.casegraph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.casegraph.intake.CaseStore;

/**
 * Starts the server once, asks it for what people ask for first, and ends. The launcher has Java write down the classes that
 * this loads, so that they need not be loaded anew at the next start.
 */
final class Rehearsal {
    private static final List<String> ASKED = List.of(
            "sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%201",
            "",
            "api/queries/findings-before-diagnosis/results?format=csv",
            "questions/findings-before-diagnosis",
            "case",
            "health");

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        PipedInputStream told = new PipedInputStream();
        PrintStream out = new PrintStream(new PipedOutputStream(told), true, StandardCharsets.UTF_8);
        PrintStream unheard = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Thread server = new Thread(
                () -> Main.run(CaseStore::builder, out, unheard, "serve", "--port", "0"), "rehearsed server");
        server.setDaemon(true);
        server.start();
        BufferedReader lines = new BufferedReader(new InputStreamReader(told, StandardCharsets.UTF_8));
        String line = lines.readLine();
        String address = line == null ? "" : line.substring(0, line.indexOf(' '));
        for (String path : ASKED) {
            try (InputStream answer = URI.create(address + path).toURL().openStream()) {
                answer.readAllBytes();
            }
        }
        System.exit(0);
    }
}
