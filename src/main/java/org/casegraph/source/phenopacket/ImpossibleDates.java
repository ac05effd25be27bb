package org.casegraph.source.phenopacket;

import com.google.gson.JsonElement;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.json.JsonRecord;

/**
 * Refuses timestamps that no calendar and no zone has: protobuf's own reader makes 1 March of 30 February and takes
 * {@code +99:99} for a zone.
 */
final class ImpossibleDates {
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4,9}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final int SHORTEST = "2000-01-01T00:00:00Z".length();

    private ImpossibleDates() {}

    /** Throws a {@link Problem} with the path of the first. */
    static void refuse(JsonRecord json) {
        if (hasOne(json.tree())) {
            refuse(json.file(), json.tree(), json.path());
        }
    }

    /** Nearly no record has one, so that no paths are made for those that have none. */
    private static boolean hasOne(JsonElement part) {
        if (part.isJsonObject()) {
            return part.getAsJsonObject().entrySet().stream().anyMatch(field -> hasOne(field.getValue()));
        }
        if (part.isJsonArray()) {
            return StreamSupport.stream(part.getAsJsonArray().spliterator(), false)
                    .anyMatch(ImpossibleDates::hasOne);
        }
        return isTimestamp(part) && impossible(part.getAsString()).isPresent();
    }

    private static boolean isTimestamp(JsonElement part) {
        return part.isJsonPrimitive()
                && part.getAsString().length() >= SHORTEST
                && TIMESTAMP.matcher(part.getAsString()).matches();
    }

    private static void refuse(String file, JsonElement part, String path) {
        if (part.isJsonObject()) {
            for (Map.Entry<String, JsonElement> field : part.getAsJsonObject().entrySet()) {
                refuse(file, field.getValue(), path + "." + field.getKey());
            }
        } else if (part.isJsonArray()) {
            for (int i = 0; i < part.getAsJsonArray().size(); i++) {
                refuse(file, part.getAsJsonArray().get(i), path + "[" + i + "]");
            }
        } else if (isTimestamp(part)) {
            require(file, part.getAsString(), path);
        }
    }

    private static void require(String file, String timestamp, String path) {
        impossible(timestamp).ifPresent(why -> {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " " + path,
                    "\"" + timestamp + "\" is in no calendar: " + Problem.reason(why),
                    "Correct the day, the time or the zone",
                    why);
        });
    }

    private static Optional<DateTimeException> impossible(String timestamp) {
        try {
            OffsetDateTime.parse(timestamp, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(e);
        }
    }
}
