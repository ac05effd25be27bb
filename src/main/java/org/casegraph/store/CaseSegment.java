package org.casegraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.column.ColumnCase;
import org.casegraph.terminology.Terminologies;

/**
 * A file of cases that were read, checked, solved and enlarged, on their way into a store: one process writes it of a part of
 * the sources, and the build that joins all parts makes the same store as one that reads the sources themselves.
 */
public final class CaseSegment {
    /** How the files of segments end. */
    public static final String ENDING = ".cgs";

    private static final int END = 0;
    private static final int CASE = 1;
    private static final int PROBLEM = 2;

    private static final String MAGIC = "casegraph segment 1";
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST = 1 << 28;

    private CaseSegment() {}

    /**
     * A case of a segment.
     *
     * @param facts as they were given to {@link Writer#take}
     */
    public record Case(CaseStream.Solved solved, boolean isWritten, Optional<FileOrigin> origin, String facts) {}

    /** Whether a file is a segment, by the ending of its name. */
    public static boolean isNamed(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /** What is told where something else is wanted than a store. */
    public static Problem onlyForStores(Path file) {
        return Problem.of(
                Mistake.FILE_OF_OTHER_KIND,
                file.toString(),
                "this is a segment, which only a store is made of",
                "Give it to build");
    }

    /**
     * Writes a segment in place of the one that is there, whole or not at all.
     *
     * @param ontology as {@link CaseSources} has it
     * @param terminologies all those that the store will have
     * @param cases gives the cases to a writer; throws a {@link Problem} if nothing is to be written
     * @return how many cases it has, those left out among them
     */
    public static int write(
            Path file, List<SourceGraph> ontology, Terminologies terminologies, Disk disk, Consumer<Writer> cases) {
        GraphsInMemory graphs = new GraphsInMemory();
        graphs.addOntology(ontology);
        graphs.addTerminologies(terminologies);
        BuildReport unread = new BuildReport("cases");
        Function<SourceGraph, SolvedCase> solve = graphs.solving(terminologies, false, unread, unread);
        String madeBy = EarlierBuild.madeBy(terminologies.list());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        int[] written = new int[1];
        try {
            disk.writeBeside(beside, out -> written[0] = write(madeBy, solve, cases, out));
            disk.rename(beside, file);
            return written[0];
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    file.toString(),
                    "the segment cannot be written: " + Problem.reason(e),
                    "Check the disk",
                    e);
        }
    }

    private static int write(
            String madeBy, Function<SourceGraph, SolvedCase> solve, Consumer<Writer> cases, OutputStream file)
            throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(file, BUFFER);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, BUFFER));
        write(MAGIC, out);
        write(madeBy, out);
        Writer writer = new Writer(solve, out);
        try {
            cases.accept(writer);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.writeByte(END);
        out.flush();
        zip.finish();
        return writer.cases();
    }

    /**
     * Gives what stands in a segment, in its order.
     *
     * @param madeBy as {@link EarlierBuild#madeBy}, which has to be that of the segment
     * @param problems takes what was told of the sources
     * @throws Problem if it was written by another version or with other terminologies, or is damaged
     */
    static void read(Path file, String madeBy, Consumer<Case> cases, Consumer<Problem> problems) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER))) {
            if (!text(in).equals(MAGIC) || !text(in).equals(madeBy)) {
                throw Problem.of(
                        Mistake.STORE_OUTDATED,
                        file.toString(),
                        "this segment was made by another version of casegraph, or with other terminologies",
                        "Make it again with those that are given here");
            }
            FileOrigin origin = new FileOrigin("");
            for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
                if (kind == PROBLEM) {
                    problems.accept(Problem.told(text(in)));
                } else if (kind == CASE) {
                    Case one = oneCase(in, origin);
                    origin = one.origin().orElse(origin);
                    cases.accept(one);
                } else {
                    throw new ZipException("no such part");
                }
            }
            if (in.read() >= 0) {
                throw new ZipException("more than was written");
            }
        } catch (ZipException | EOFException e) {
            throw Problem.of(Mistake.STORE_DAMAGED, file.toString(), "this segment is damaged", "Make it again", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param last of the case before, which may be that of this one, too */
    private static Case oneCase(DataInputStream in, FileOrigin last) throws IOException {
        String name = text(in);
        String file = text(in);
        String where = text(in);
        Map<String, String> prefixes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            prefixes.put(text(in), text(in));
        }
        Optional<ColumnCase> columns = in.readBoolean() ? Optional.of(columns(in)) : Optional.empty();
        Optional<Problem> problem =
                Optional.of(text(in)).filter(told -> !told.isEmpty()).map(Problem::told);
        boolean isWritten = in.readBoolean();
        Optional<FileOrigin> origin = in.readBoolean() ? Optional.of(origin(text(in), last)) : Optional.empty();
        CaseStream.Solved solved =
                new CaseStream.Solved(NodeFactory.createURI(name), file, where, prefixes, columns, problem);
        return new Case(solved, isWritten, origin, text(in));
    }

    private static FileOrigin origin(String text, FileOrigin last) {
        return last.text().equals(text) ? last : FileOrigin.read(text);
    }

    private static ColumnCase columns(DataInputStream in) throws IOException {
        byte[][] others = new byte[length(in)][];
        for (int i = 0; i < others.length; i++) {
            others[i] = bytes(in);
        }
        return new ColumnCase(others, bytes(in));
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = length(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new ZipException("no such length");
        }
        return length;
    }

    /** Solves and enlarges cases and writes each into a segment as it is taken, so that none stays in memory. */
    public static final class Writer {
        private final Function<SourceGraph, SolvedCase> solve;
        private final DataOutputStream out;
        private int cases;

        Writer(Function<SourceGraph, SolvedCase> solve, DataOutputStream out) {
            this.solve = solve;
            this.out = out;
        }

        /** As {@link CaseStream#solve(SourceGraph)}. Any number of threads may. */
        public CaseStream.Solved solve(SourceGraph source) {
            return CaseStream.solve(source, solve);
        }

        /** As {@link CaseStream#take(CaseStream.Solved, boolean, Optional, String)}. */
        public void take(CaseStream.Solved solved, boolean isWritten, Optional<FileOrigin> origin, String facts) {
            cases++;
            try {
                out.writeByte(CASE);
                CaseSegment.write(solved.name().getURI(), out);
                CaseSegment.write(solved.file(), out);
                CaseSegment.write(solved.where(), out);
                write(solved.prefixes());
                out.writeBoolean(solved.columns().isPresent());
                if (solved.columns().isPresent()) {
                    write(solved.columns().get());
                }
                CaseSegment.write(solved.problem().map(Problem::text).orElse(""), out);
                out.writeBoolean(isWritten);
                out.writeBoolean(origin.isPresent());
                if (origin.isPresent()) {
                    CaseSegment.write(origin.get().text(), out);
                }
                CaseSegment.write(facts, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Adds what was told of the sources, for who joins the segment to tell it again. */
        public void tell(Problem problem) {
            try {
                out.writeByte(PROBLEM);
                CaseSegment.write(problem.text(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** How many cases were taken, those left out among them. */
        int cases() {
            return cases;
        }

        private void write(Map<String, String> prefixes) throws IOException {
            out.writeInt(prefixes.size());
            for (Map.Entry<String, String> entry : prefixes.entrySet()) {
                CaseSegment.write(entry.getKey(), out);
                CaseSegment.write(entry.getValue(), out);
            }
        }

        private void write(ColumnCase columns) throws IOException {
            out.writeInt(columns.others().length);
            for (byte[] term : columns.others()) {
                CaseSegment.write(term, out);
            }
            CaseSegment.write(columns.content(), out);
        }
    }
}
