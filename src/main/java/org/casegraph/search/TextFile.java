package org.casegraph.search;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.store.OutputStreamIndexOutput;
import org.apache.lucene.util.Version;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * All files of an index of one segment in one file, mapped. They hold nothing by chance and no time, so that the same
 * documents make the same bytes: Lucene gives each segment and each commit an id by chance, and notes who wrote it when.
 */
public final class TextFile {
    private static final byte[] MARK = "CGTEXT01".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER = Long.BYTES + MARK.length;
    private static final byte[] ID = new byte[16];
    private static final int BUFFER = 64 * 1024;

    private final Map<String, ByteBuffer> files;

    private TextFile(Map<String, ByteBuffer> files) {
        this.files = files;
    }

    /** Where the bytes are. */
    @FunctionalInterface
    private interface Place {
        /** Some of them, which do not change. */
        ByteBuffer bytes(long from, long length) throws IOException;
    }

    /**
     * Maps a file, of which no more is read than the names of those in it.
     *
     * @throws IOException if it is not there, or no such file
     */
    public static TextFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return of(channel.size(), (from, length) -> channel.map(FileChannel.MapMode.READ_ONLY, from, length));
        }
    }

    /**
     * Of a small file that was read whole.
     *
     * @param file not to be changed from now on
     * @throws IOException as {@link #open}
     */
    public static TextFile of(byte[] file) throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(file).asReadOnlyBuffer();
        return of(file.length, (from, length) -> whole.slice(Math.toIntExact(from), Math.toIntExact(length)));
    }

    private static TextFile of(long size, Place place) throws IOException {
        try {
            long end = size - TRAILER;
            ByteBuffer trailer = place.bytes(end, TRAILER);
            long table = trailer.getLong();
            byte[] mark = new byte[MARK.length];
            trailer.get(mark);
            if (!Arrays.equals(mark, MARK) || table < 0 || table > end || end - table > Integer.MAX_VALUE) {
                throw new IOException("no index of text");
            }
            ByteBuffer entries = place.bytes(table, end - table);
            Map<String, ByteBuffer> files = new TreeMap<>();
            while (entries.hasRemaining()) {
                byte[] name = new byte[entries.getShort()];
                entries.get(name);
                long from = entries.getLong();
                long length = entries.getLong();
                if (from < 0 || length < 0 || from + length > table) {
                    throw new IOException("no index of text");
                }
                files.put(new String(name, StandardCharsets.UTF_8), place.bytes(from, length));
            }
            return new TextFile(files);
        } catch (RuntimeException e) {
            throw new IOException("no index of text", e);
        }
    }

    /**
     * @param index closed, with one segment
     * @throws Problem if one of its files is longer than can be mapped
     */
    static void write(Directory index, OutputStream stream) throws IOException {
        write(index, stream, Integer.MAX_VALUE);
    }

    /** @param most bytes of one of its files */
    static void write(Directory index, OutputStream stream, long most) throws IOException {
        try (Directory plain = new ByteBuffersDirectory()) {
            SegmentInfo segment = withoutChance(index, plain);
            SegmentInfos commit = new SegmentInfos(Version.LATEST.major);
            commit.add(new SegmentCommitInfo(segment, 0, 0, -1, -1, -1, ID));
            commit.commit(plain);
            byte[] segmentId = SegmentInfos.readLatestCommit(index).info(0).info.getId();
            byte[] commitId = SegmentInfos.readLatestCommit(plain).getId();
            DataOutputStream out = new DataOutputStream(stream);
            TreeMap<String, Long> lengths = new TreeMap<>();
            for (String name : segment.files()) {
                lengths.put(name, 0L);
            }
            for (String name : plain.listAll()) {
                lengths.put(name, 0L);
            }
            for (String name : lengths.keySet()) {
                boolean isPlain = Arrays.asList(plain.listAll()).contains(name);
                try (OutputStreamIndexOutput counted =
                        new OutputStreamIndexOutput(name, name, CloseShieldOutputStream.wrap(out), BUFFER)) {
                    try (IndexInput in = (isPlain ? plain : index).openInput(name, IOContext.READONCE)) {
                        copy(in, isPlain ? commitId : segmentId, counted);
                    }
                    requireRoom(counted.getFilePointer(), most);
                    lengths.put(name, counted.getFilePointer());
                }
            }
            long from = 0;
            for (Map.Entry<String, Long> file : lengths.entrySet()) {
                byte[] name = file.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeShort(name.length);
                out.write(name);
                out.writeLong(from);
                out.writeLong(file.getValue());
                from += file.getValue();
            }
            out.writeLong(from);
            out.write(MARK);
            out.flush();
        }
    }

    private static void requireRoom(long length, long most) {
        if (length > most) {
            throw Problem.of(
                    Mistake.STORE_TOO_LARGE,
                    "the index of names and statements",
                    "a store holds " + most + " bytes of each of its files",
                    "Split the sources into several stores");
        }
    }

    /** Writes what is told of the one segment, with another id and nothing of who wrote it. */
    private static SegmentInfo withoutChance(Directory index, Directory plain) throws IOException {
        SegmentInfo made = SegmentInfos.readLatestCommit(index).info(0).info;
        SegmentInfo segment = new SegmentInfo(
                plain,
                made.getVersion(),
                made.getMinVersion(),
                made.name,
                made.maxDoc(),
                false,
                made.getHasBlocks(),
                made.getCodec(),
                Map.of(),
                ID,
                new TreeMap<>(made.getAttributes()),
                null);
        List<String> files = made.files().stream()
                .filter(name -> !name.endsWith(".si"))
                .sorted()
                .toList();
        segment.setFiles(files);
        made.getCodec().segmentInfoFormat().write(plain, segment, IOContext.DEFAULT);
        return segment;
    }

    /** The same with another id wherever its own stands, at the head of each part, and the sum that is right for it. */
    private static void copy(IndexInput in, byte[] own, IndexOutput to) throws IOException {
        byte[] window = new byte[BUFFER];
        long left = in.length() - CodecUtil.footerLength();
        int kept = 0;
        while (left > 0) {
            int read = (int) Math.min(left, window.length - kept);
            in.readBytes(window, kept, read);
            left -= read;
            int filled = kept + read;
            for (int at = 0; at <= filled - ID.length; at++) {
                if (Arrays.equals(window, at, at + ID.length, own, 0, ID.length)) {
                    System.arraycopy(ID, 0, window, at, ID.length);
                }
            }
            int done = left == 0 ? filled : filled - ID.length + 1;
            to.writeBytes(window, done);
            kept = filled - done;
            System.arraycopy(window, done, window, 0, kept);
        }
        CodecUtil.writeFooter(to);
    }

    /** As Lucene reads it. */
    Directory directory() {
        return new Mapped(files);
    }

    private static final class Mapped extends BaseDirectory {
        private final Map<String, ByteBuffer> files;

        Mapped(Map<String, ByteBuffer> files) {
            super(NoLockFactory.INSTANCE);
            this.files = files;
        }

        @Override
        public String[] listAll() {
            return files.keySet().toArray(String[]::new);
        }

        @Override
        public long fileLength(String name) throws IOException {
            return file(name).remaining();
        }

        private ByteBuffer file(String name) throws IOException {
            ByteBuffer file = files.get(name);
            if (file == null) {
                throw new NoSuchFileException(name);
            }
            return file;
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            return new ByteBuffersIndexInput(new ByteBuffersDataInput(List.of(file(name))), name);
        }

        @Override
        public Set<String> getPendingDeletions() {
            return Set.of();
        }

        @Override
        public void close() {
            isOpen = false;
        }

        @Override
        public void deleteFile(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sync(Collection<String> names) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void syncMetaData() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(String from, String to) {
            throw new UnsupportedOperationException();
        }
    }
}
