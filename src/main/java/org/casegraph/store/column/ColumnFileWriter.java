package org.casegraph.store.column;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/** Puts the columns into one file: one after the other, and behind them a table that says where each is and its SHA-256. */
final class ColumnFileWriter {
    private static final int BUFFER = 1 << 20;

    private ColumnFileWriter() {}

    static void write(Scratch scratch, OutputStream out) throws IOException {
        ByteBuffer table = ByteBuffer.allocate(ColumnFile.TABLE).order(ByteOrder.LITTLE_ENDIAN);
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        for (Section section : Section.values()) {
            MessageDigest digest = DigestUtils.getSha256Digest();
            long length = 0;
            try (InputStream in = Files.newInputStream(scratch.file(section))) {
                for (int read = in.readNBytes(buffer, 0, BUFFER); read > 0; read = in.readNBytes(buffer, 0, BUFFER)) {
                    length += read;
                    // So that each column begins where numbers of any width may.
                    int padded = (read + ColumnFile.ALIGNMENT - 1) / ColumnFile.ALIGNMENT * ColumnFile.ALIGNMENT;
                    Arrays.fill(buffer, read, padded, (byte) 0);
                    digest.update(buffer, 0, padded);
                    out.write(buffer, 0, padded);
                }
            }
            table.putLong(at).putLong(length).put(digest.digest());
            at += (length + ColumnFile.ALIGNMENT - 1) / ColumnFile.ALIGNMENT * ColumnFile.ALIGNMENT;
        }
        byte[] sums = table.array();
        ByteBuffer whole =
                ByteBuffer.allocate(ColumnFile.TABLE + ColumnFile.TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(sums).put(DigestUtils.sha256(sums)).put(ColumnFile.MARK);
        out.write(whole.array());
    }
}
