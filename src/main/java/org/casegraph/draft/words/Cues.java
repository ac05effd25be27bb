package org.casegraph.draft.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the words around something say of it: that it is denied, doubtful, of another person or of the disease in general.
 * After ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): a cue reaches to the next word that ends its scope.
 */
public final class Cues {
    private static final List<Cue> CUES = DraftData.rows("cues").stream()
            .filter(row -> !row.get(1).equals("-"))
            .map(row -> new Cue(row.get(0), row.get(1), pattern(row.get(2))))
            .toList();
    private static final Pattern PSEUDO = joined("pseudo");
    private static final Pattern TERMINATOR = joined("terminator");
    private static final Pattern OWN = joined("own");

    private record Cue(String kind, String direction, Pattern words) {}

    private Cues() {}

    private static Pattern joined(String kind) {
        return pattern(DraftData.rows("cues").stream()
                .filter(row -> row.get(0).equals(kind))
                .map(row -> row.get(2))
                .collect(Collectors.joining("|")));
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words.strip() + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    }

    /** Whether a cue of this kind reaches a range of a sentence. */
    public static boolean reaches(String kind, String sentence, int from, int to) {
        String seen = kind.equals("uncertain") ? sentence : masked(sentence);
        return CUES.stream().filter(cue -> cue.kind().equals(kind)).anyMatch(cue -> {
            Matcher matcher = cue.words().matcher(seen);
            while (matcher.find()) {
                boolean isForward = cue.direction().equals("forward")
                        && matcher.start() < to
                        && matcher.end() <= Math.max(from, to - 1)
                        && end(seen, matcher.end()) > Math.max(from, matcher.end());
                boolean isBackward = cue.direction().equals("backward")
                        && matcher.end() > from
                        && matcher.start() >= Math.min(to, from + 1)
                        && begin(seen, matcher.start()) < to;
                if (isForward && (matcher.start() < from || to > matcher.end()) || isBackward) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether a whole sentence is of this kind, strongly or, where it speaks of no patient, weakly. */
    public static boolean isOf(String kind, String sentence) {
        boolean tellsOfPatient = OWN.matcher(sentence).find();
        return CUES.stream()
                .filter(cue -> cue.kind().equals(kind))
                .filter(cue ->
                        cue.direction().equals("sentence") || cue.direction().equals("weak") && !tellsOfPatient)
                .anyMatch(cue -> cue.words().matcher(sentence).find());
    }

    private static String masked(String sentence) {
        return PSEUDO.matcher(sentence)
                .replaceAll(found -> "_".repeat(found.group().length()));
    }

    private static int end(String sentence, int from) {
        Matcher matcher = TERMINATOR.matcher(sentence);
        return matcher.find(from) ? matcher.start() : sentence.length();
    }

    private static int begin(String sentence, int to) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        TERMINATOR.matcher(sentence.substring(0, to)).results().forEach(found -> ends.add(found.end()));
        return ends.get(ends.size() - 1);
    }
}
