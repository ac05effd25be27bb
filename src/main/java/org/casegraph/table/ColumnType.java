package org.casegraph.table;

import java.time.LocalDate;
import org.apache.jena.graph.Node;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.casegraph.query.Column;
import org.jspecify.annotations.Nullable;

/** How values of a kind are written in Parquet. */
enum ColumnType {
    STRING("string", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()) {
        @Override
        void write(Node value, RecordConsumer consumer) {
            consumer.addBinary(Binary.fromString(value.isLiteral() ? value.getLiteralLexicalForm() : text(value)));
        }
    },
    INTEGER("int64", PrimitiveTypeName.INT64, null) {
        @Override
        void write(Node value, RecordConsumer consumer) {
            consumer.addLong(((Number) value.getLiteralValue()).longValue());
        }
    },
    NUMBER("double", PrimitiveTypeName.DOUBLE, null) {
        @Override
        void write(Node value, RecordConsumer consumer) {
            consumer.addDouble(((Number) value.getLiteralValue()).doubleValue());
        }
    },
    BOOLEAN("boolean", PrimitiveTypeName.BOOLEAN, null) {
        @Override
        void write(Node value, RecordConsumer consumer) {
            consumer.addBoolean((Boolean) value.getLiteralValue());
        }
    },
    DATE("date", PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType()) {
        @Override
        void write(Node value, RecordConsumer consumer) {
            consumer.addInteger(
                    (int) LocalDate.parse(value.getLiteralLexicalForm()).toEpochDay());
        }
    };

    private final String word;
    private final PrimitiveTypeName primitive;
    private final @Nullable LogicalTypeAnnotation logical;

    ColumnType(String word, PrimitiveTypeName primitive, @Nullable LogicalTypeAnnotation logical) {
        this.word = word;
        this.primitive = primitive;
        this.logical = logical;
    }

    static ColumnType of(Column.Kind kind) {
        return switch (kind) {
            case IRI, TEXT, DURATION -> STRING;
            case INTEGER -> INTEGER;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
        };
    }

    /** As the codebook writes it. */
    String word() {
        return word;
    }

    Type field(Column column) {
        Types.PrimitiveBuilder<PrimitiveType> field =
                column.isAlwaysBound() ? Types.required(primitive) : Types.optional(primitive);
        return (logical == null ? field : field.as(logical)).named(column.name());
    }

    abstract void write(Node value, RecordConsumer consumer);

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel();
    }
}
