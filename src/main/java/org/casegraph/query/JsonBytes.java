package org.casegraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in UTF-8, and strings of JSON in it, escaped as Jena escapes them. */
final class JsonBytes {
    private static final int SIZE = 1 << 14;
    private static final byte[] QUOTE = {'"'};
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** So many bytes at most stand for one character of a string. */
    private static final int MOST_A_CHARACTER = 6;

    private static final int ASCII = 0x80;
    private static final int TWO_BYTES = 0x800;

    private final OutputStream out;
    private final byte[] bytes = new byte[SIZE];
    private int size;

    JsonBytes(OutputStream out) {
        this.out = out;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void raw(byte... text) throws IOException {
        if (text.length > SIZE) {
            flush();
            out.write(text);
            return;
        }
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    void spaces(int count) throws IOException {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) ' ');
        size += count;
    }

    /** A string in quotation marks. */
    void string(String text) throws IOException {
        raw(QUOTE);
        byte[] to = bytes;
        int at = size;
        int length = text.length();
        char before = 0;
        for (int i = 0; i < length; i++) {
            if (at > SIZE - MOST_A_CHARACTER) {
                size = at;
                flush();
                at = 0;
            }
            char character = text.charAt(i);
            if (isPlain(character) && !(character == '/' && before == '<')) {
                to[at++] = (byte) character;
            } else if (Character.isSurrogate(character)) {
                i += pair(text, i, at);
                at += to[at] == '?' ? 1 : 4;
            } else {
                at = special(character, at);
            }
            before = character;
        }
        size = at;
        raw(QUOTE);
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character < '\u007f' && character != '"' && character != '\\';
    }

    /** Writes the character that two make; how many more than one of them it took. */
    private int pair(String text, int index, int at) {
        int whole = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(whole)) {
            bytes[at] = '?';
            return 0;
        }
        byte[] four = utf8(Character.toString(whole));
        System.arraycopy(four, 0, bytes, at, four.length);
        return 1;
    }

    private int special(char character, int from) {
        int at = from;
        int letter = "\"\\/\b\f\n\r\t".indexOf(character);
        if (letter >= 0) {
            bytes[at++] = '\\';
            bytes[at++] = (byte) "\"\\/bfnrt".charAt(letter);
        } else if (character < ' '
                || character >= '\u007f' && character <= '\u009f'
                || character >= '\u2000' && character < '\u2100') {
            bytes[at++] = '\\';
            bytes[at++] = 'u';
            for (int shift = 12; shift >= 0; shift -= 4) {
                bytes[at++] = HEX[character >> shift & 0xf];
            }
        } else if (character < TWO_BYTES) {
            bytes[at++] = (byte) (0xc0 | character >> 6);
            bytes[at++] = (byte) (ASCII | character & 0x3f);
        } else {
            bytes[at++] = (byte) (0xe0 | character >> 12);
            bytes[at++] = (byte) (ASCII | character >> 6 & 0x3f);
            bytes[at++] = (byte) (ASCII | character & 0x3f);
        }
        return at;
    }

    private void reserve(int more) throws IOException {
        if (more > SIZE - size) {
            flush();
        }
    }

    /** Hands on what was written; the stream itself is not flushed. */
    void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }
}
