package org.casegraph.source.phenopacket;

import com.google.gson.JsonElement;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
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

    private ImpossibleDates() {}

    /** Throws a {@link Problem} with the path of the first. */
    static void refuse(JsonRecord json) {
        refuse(json.file(), json.tree(), json.path());
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
        } else if (part.isJsonPrimitive()
                && TIMESTAMP.matcher(part.getAsString()).matches()) {
            require(file, part.getAsString(), path);
        }
    }

    private static void require(String file, String timestamp, String path) {
        try {
            OffsetDateTime.parse(timestamp, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            throw Problem.of(
                    Mistake.BAD_PHENOPACKET,
                    file + " " + path,
                    "\"" + timestamp + "\" is in no calendar: " + Problem.reason(e),
                    "Correct the day, the time or the zone",
                    e);
        }
    }
}
