package org.casegraph.source.phenopacket;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casegraph.source.Loss;

/**
 * A message of a phenopacket that remembers which of its fields were read, so that all others can be listed. Fields go
 * by their JSON names; a field that this version of the schema lacks counts as not set.
 */
final class MessageFields {
    private static final int SHOWN = 100;
    private static final Pattern OF_A_PERSON =
            Pattern.compile("createdBy|submittedBy|updatedBy|alternateIds|dateOfBirth");
    private static final Pattern LOCAL = Pattern.compile("(?i)file:.*|[/~].*|[a-z]:[\\\\/].*");
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = fields();

    private final Message message;
    private final String path;
    private final Map<Message, BitSet> read;

    private MessageFields(Message message, String path, Map<Message, BitSet> read) {
        this.message = message;
        this.path = path;
        this.read = read;
    }

    static MessageFields of(Message message, String path) {
        return new MessageFields(message, path, new IdentityHashMap<>());
    }

    String path() {
        return path;
    }

    boolean isEmpty() {
        return message.getAllFields().isEmpty();
    }

    boolean has(String name) {
        return set(name).isPresent();
    }

    /** The message in a field, whose own fields are still to be read. */
    Optional<MessageFields> message(String name) {
        return set(name).map(field -> {
            mark(field);
            return new MessageFields((Message) message.getField(field), path + "." + name, read);
        });
    }

    /** As {@link #message}, but the field still counts as not read. */
    Optional<MessageFields> peekMessage(String name) {
        return set(name).map(field -> new MessageFields((Message) message.getField(field), path + "." + name, read));
    }

    List<MessageFields> messages(String name) {
        return set(name)
                .map(field -> {
                    mark(field);
                    return IntStream.range(0, message.getRepeatedFieldCount(field))
                            .mapToObj(i -> new MessageFields(
                                    (Message) message.getRepeatedField(field, i),
                                    path + "." + name + "[" + i + "]",
                                    read))
                            .toList();
                })
                .orElse(List.of());
    }

    /** The message or messages in a field. */
    List<MessageFields> each(String name) {
        return set(name).filter(FieldDescriptor::isRepeated).isPresent()
                ? messages(name)
                : message(name).stream().toList();
    }

    /** A text, the name of an enum's value, or a number as text. */
    Optional<String> text(String name) {
        Optional<String> text = peek(name);
        set(name).ifPresent(this::mark);
        return text;
    }

    /** The texts of the fields of a name, in this message and all that are in it; they still count as not read. */
    List<String> everywhere(String name) {
        List<String> texts = new ArrayList<>();
        everywhere(message, name, texts);
        return texts;
    }

    private static void everywhere(Message part, String name, List<String> texts) {
        part.getAllFields().forEach((field, value) -> {
            if (field.getJsonName().equals(name)) {
                texts.add(value.toString());
            }
            List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
            values.stream().filter(Message.class::isInstance).forEach(one -> everywhere((Message) one, name, texts));
        });
    }

    /** As {@link #text}, but the field still counts as not read. */
    Optional<String> peek(String name) {
        return set(name)
                .map(message::getField)
                .map(value -> value instanceof EnumValueDescriptor choice ? choice.getName() : value.toString());
    }

    /** The texts in a repeated field. */
    List<String> texts(String name) {
        return set(name)
                .map(field -> {
                    mark(field);
                    return IntStream.range(0, message.getRepeatedFieldCount(field))
                            .mapToObj(i -> message.getRepeatedField(field, i).toString())
                            .toList();
                })
                .orElse(List.of());
    }

    /** What a field that maps texts to texts holds, as {@code key=value}, in the order of the keys. */
    List<String> pairs(String name) {
        return set(name)
                .map(field -> {
                    mark(field);
                    return IntStream.range(0, message.getRepeatedFieldCount(field))
                            .mapToObj(i -> (MapEntry<?, ?>) message.getRepeatedField(field, i))
                            .map(pair -> pair.getKey() + "=" + pair.getValue())
                            .sorted()
                            .toList();
                })
                .orElse(List.of());
    }

    /** The message in a field as JSON, which so is read with all that is in it. */
    Optional<String> json(String name) {
        return set(name).map(field -> {
            markAll((Message) message.getField(field));
            mark(field);
            return json((Message) message.getField(field));
        });
    }

    /** The moment of a Timestamp. */
    Instant moment() {
        return Instant.ofEpochSecond(
                Long.parseLong(text("seconds").orElse("0")),
                Long.parseLong(text("nanos").orElse("0")));
    }

    boolean saysTheSameAs(MessageFields other) {
        return message.equals(other.message);
    }

    /** Whether a text is an address that only works on one machine, and may name its user. */
    static boolean isLocal(String text) {
        return LOCAL.matcher(text).matches();
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** A number that is not set is 0, as the schema has it. */
    double number(String name) {
        return text(name).map(Double::parseDouble).orElse(0.0);
    }

    /** What was set and not read, in the order of the schema. */
    List<Loss> unread(String caseId) {
        List<Loss> losses = new ArrayList<>();
        BitSet seen = read.getOrDefault(message, new BitSet());
        message.getAllFields().forEach((field, value) -> {
            String place = path + "." + field.getJsonName();
            boolean known = seen.get(field.getIndex());
            if (field.isRepeated() && !field.isMapField()) {
                List<?> items = (List<?>) value;
                for (int i = 0; i < items.size(); i++) {
                    unread(caseId, known, field, items.get(i), place + "[" + i + "]", losses);
                }
            } else {
                unread(caseId, known, field, value, place, losses);
            }
        });
        return losses;
    }

    private void unread(
            String caseId, boolean known, FieldDescriptor field, Object value, String place, List<Loss> losses) {
        if (!known) {
            losses.add(new Loss(caseId, place, shown(field, value)));
        } else if (value instanceof Message part && !field.isMapField()) {
            losses.addAll(new MessageFields(part, place, read).unread(caseId));
        }
    }

    private static String shown(FieldDescriptor field, Object value) {
        if (OF_A_PERSON.matcher(field.getJsonName()).matches()) {
            return "withheld, as it may tell who someone is";
        }
        String text = value instanceof Message part ? json(part) : value.toString();
        if (isLocal(text)) {
            return "withheld, as it is a path on somebody's machine";
        }
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN / 2)) + " …";
    }

    private static String json(Message part) {
        try {
            return PRINTER.print(part);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message that was read from JSON is none", e);
        }
    }

    private Optional<FieldDescriptor> set(String name) {
        Descriptor type = message.getDescriptorForType();
        FieldDescriptor field =
                Objects.requireNonNull(FIELDS.get(type), type::getFullName).get(name);
        if (field == null) {
            return Optional.empty();
        }
        boolean set = field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : isSet(field);
        return set ? Optional.of(field) : Optional.empty();
    }

    private boolean isSet(FieldDescriptor field) {
        return field.hasPresence()
                ? message.hasField(field)
                : !message.getField(field).equals(field.getDefaultValue());
    }

    /** The fields of every type of message that a type leads to, by their JSON names. */
    private static void collect(Descriptor type, Map<Descriptor, Map<String, FieldDescriptor>> fields) {
        if (fields.containsKey(type)) {
            return;
        }
        fields.put(
                type,
                type.getFields().stream().collect(Collectors.toMap(FieldDescriptor::getJsonName, field -> field)));
        type.getFields().stream()
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .forEach(field -> collect(field.getMessageType(), fields));
    }

    private static Map<Descriptor, Map<String, FieldDescriptor>> fields() {
        Map<Descriptor, Map<String, FieldDescriptor>> fields = new IdentityHashMap<>();
        Stream.of(
                        org.phenopackets.schema.v2.Phenopacket.getDescriptor(),
                        org.phenopackets.schema.v2.Family.getDescriptor(),
                        org.phenopackets.schema.v2.Cohort.getDescriptor(),
                        org.phenopackets.schema.v1.Phenopacket.getDescriptor(),
                        org.phenopackets.schema.v1.Family.getDescriptor(),
                        org.phenopackets.schema.v1.Cohort.getDescriptor())
                .forEach(root -> collect(root, fields));
        return Collections.unmodifiableMap(fields);
    }

    private void mark(FieldDescriptor field) {
        mark(message, field);
    }

    private void mark(Message holder, FieldDescriptor field) {
        read.computeIfAbsent(holder, m -> new BitSet()).set(field.getIndex());
    }

    private void markAll(Message part) {
        part.getAllFields().forEach((field, value) -> {
            mark(part, field);
            List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
            values.stream().filter(Message.class::isInstance).forEach(one -> markAll((Message) one));
        });
    }
}
