package org.casegraph.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.casegraph.query.Column;
import org.jspecify.annotations.Nullable;

/** Writes rows as a Parquet file, as they come; a group of rows is in memory at a time. */
public final class ParquetRows {
    private static final long GROUP = 32L << 20;

    private ParquetRows() {}

    /** Opens a file of rows; it is whole when it is closed, and the stream stays open. */
    public static ParquetWriter<Binding> open(String name, List<Column> columns, OutputStream out) throws IOException {
        return new Builder(new Target(out), new Rows(name, columns))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Gzip())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(GROUP)
                .build();
    }

    private static final class Builder extends ParquetWriter.Builder<Binding, Builder> {
        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // It is abstract.
        protected WriteSupport<Binding> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<Binding> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    /** The values of a row, one after the other; what is not bound is left out. */
    private static final class Rows extends WriteSupport<Binding> {
        private final MessageType schema;
        private final List<Var> variables;
        private final List<ColumnType> types;
        private @Nullable RecordConsumer consumer;

        Rows(String name, List<Column> columns) {
            variables = columns.stream().map(column -> Var.alloc(column.name())).toList();
            types = columns.stream().map(column -> ColumnType.of(column.kind())).toList();
            List<Type> fields = new ArrayList<>();
            columns.forEach(column -> fields.add(ColumnType.of(column.kind()).field(column)));
            schema = new MessageType(name, fields);
        }

        @Override
        public String getName() {
            return "casegraph";
        }

        @Override
        @SuppressWarnings("deprecation") // It is abstract.
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer given) {
            this.consumer = given;
        }

        @Override
        public void write(Binding row) {
            RecordConsumer consumer = Objects.requireNonNull(this.consumer, "no file is open");
            consumer.startMessage();
            for (int field = 0; field < variables.size(); field++) {
                Var variable = variables.get(field);
                if (row.contains(variable)) {
                    consumer.startField(variable.getVarName(), field);
                    types.get(field).write(row.get(variable), consumer);
                    consumer.endField(variable.getVarName(), field);
                }
            }
            consumer.endMessage();
        }
    }

    /** By the zip of Java, as Parquet's own comes by way of Hadoop. */
    private static final class Gzip implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return this;
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("nothing is read here");
        }

        @Override
        public BytesInput compress(BytesInput plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream zip = new GZIPOutputStream(bytes)) {
                plain.writeAllTo(zip);
            }
            return BytesInput.from(bytes.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {
            // It holds nothing.
        }
    }

    /** A stream as Parquet asks for it: it has to know how far it is. */
    private record Target(OutputStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new Counted(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return new Counted(out);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Counted extends PositionOutputStream {
        private final OutputStream out;
        private long position;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        /** Whoever opened the stream closes it. */
        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
