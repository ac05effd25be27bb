package org.casegraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The triples of a dump as other engines load them, and the pairs of the star table beside.
 *
 * @param file as N-Triples; what engines keep is beside it
 * @param sha256 of the dump
 */
record PeerTriples(Path file, String sha256) {
    /** Written anew where the dump is another than it was. */
    static PeerTriples of(Path dump, Path folder, Goals goals) throws IOException {
        String sha256 = sha256(dump);
        KeptFolder kept = new KeptFolder(folder, sha256);
        Path file = folder.resolve("triples.nt");
        if (!kept.isKept()) {
            kept.empty();
            goals.say("%,d triples for the peers", StarTable.write(dump, file, folder));
            kept.keep();
        }
        return new PeerTriples(file, sha256);
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
