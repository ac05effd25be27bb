package org.casegraph.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryHeader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One category of the safe harbour, from one file of {@code data/privacy}. What it does not find may still be there: it
 * reads patterns, not meaning.
 *
 * @param paragraph its letter in 45 CFR 164.514(b)(2)(i)
 * @param title what it looks for, as a plural
 * @param readsIris whether it looks at IRIs, too
 * @param beside properties, by their name, whose texts hold none, such as a version
 * @param isOfPersons whether what is said of the publication itself is not meant, such as its authors and its day
 * @param datatypes of literals that are told whatever they say
 * @param properties that hold an identifier by their name
 * @param anywhere patterns of IRIs, where those are read, and of literals
 * @param inLiterals patterns of literals only
 * @param excepted what covers a finding that is none
 * @param following what stands behind a finding that is none
 */
record PrivacyRule(
        String id,
        String paragraph,
        String title,
        String problem,
        String fix,
        boolean readsIris,
        Optional<Pattern> beside,
        boolean isOfPersons,
        Set<String> datatypes,
        List<NamedProperty> properties,
        List<PrivacyPattern> anywhere,
        List<PrivacyPattern> inLiterals,
        List<PrivacyPattern> excepted,
        List<PrivacyPattern> following) {
    private static final String FOLDER = "data/privacy";
    private static final String WORDS = FOLDER + "/words.yaml";

    /** What is written where something was taken out, or the like. */
    private static final Pattern WITHHELD = Pattern.compile(
            "(?iU)\\W*(?:withheld|removed|redacted|unknown|none|n/?a|not (?:stated|given|available|known|reported|recorded|kept)|anonymi[sz]ed|anonymous|true|false|yes|no|x+|patient|the patient)?\\W*");

    /**
     * @param name of the property, in words
     * @param value of the property
     * @param except values that are none
     */
    record NamedProperty(Pattern name, Pattern value, Optional<Pattern> except) {
        boolean holds(String text) {
            return value.matcher(text).find()
                    && except.stream().noneMatch(none -> none.matcher(text).find());
        }
    }

    static List<PrivacyRule> ofProject() {
        Map<String, String> files = ProjectFiles.under(FOLDER, ".yaml");
        PrivacyWords words = new PrivacyWords(fields(WORDS, files.getOrDefault(WORDS, "")));
        WordLists lists = WordLists.ofProject();
        return files.entrySet().stream()
                .filter(file -> !file.getKey().equals(WORDS))
                .map(file -> read(fields(file.getKey(), file.getValue()), words, lists))
                .toList();
    }

    private static QueryHeader fields(String file, String yaml) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) read).forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new QueryHeader(file, fields);
    }

    private static PrivacyRule read(QueryHeader file, PrivacyWords words, WordLists lists) {
        Map<String, String> own = Map.of("public", file.textOrEmpty("public"));
        List<NamedProperty> properties = file.parts("properties").stream()
                .map(part -> new NamedProperty(
                        words.compiled(part.text("name"), own),
                        words.compiled(part.text("value"), own),
                        compiled("except", part, words, own)))
                .toList();
        String path = file.file();
        return new PrivacyRule(
                path.substring(FOLDER.length() + 1, path.length() - ".yaml".length()),
                file.text("paragraph"),
                file.text("title"),
                file.text("problem"),
                file.text("fix"),
                file.textOrEmpty("iris").equals("true"),
                compiled("beside", file, words, own),
                file.textOrEmpty("of-persons").equals("true"),
                Set.copyOf(file.texts("datatypes")),
                properties,
                patterns(file, "text", pattern -> words.compiled(pattern, own), lists),
                patterns(file, "literal", pattern -> words.compiled(pattern, own), lists),
                patterns(file, "except", pattern -> words.compiled(pattern, own), lists),
                patterns(file, "followed", pattern -> words.compiled(pattern, own), lists));
    }

    private static List<PrivacyPattern> patterns(
            QueryHeader file, String name, Function<String, Pattern> compiled, WordLists lists) {
        return file.texts(name).stream()
                .map(pattern -> new PrivacyPattern(compiled.apply(pattern), lists))
                .toList();
    }

    private static Optional<Pattern> compiled(
            String name, QueryHeader file, PrivacyWords words, Map<String, String> own) {
        return Optional.of(file.textOrEmpty(name))
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern -> words.compiled(pattern, own));
    }

    /** Whether what a property says is none of what the rule looks for, whatever it looks like. */
    boolean isBeside(Node property) {
        return beside.isPresent() && beside.get().matcher(inWords(property)).find();
    }

    /** Those properties of the rule which have the name of this one. */
    List<NamedProperty> named(Node property) {
        String name = inWords(property);
        return properties.stream()
                .filter(one -> one.name().matcher(name).find())
                .toList();
    }

    /** Whether one of these {@link #named} properties holds an identifier, or any property a value of such a datatype. */
    boolean holds(List<NamedProperty> named, Node value) {
        if (value.isLiteral() && isOfDatatype(value)) {
            return true;
        }
        if (named.isEmpty()) {
            return false;
        }
        String text = value.isLiteral() ? value.getLiteralLexicalForm() : value.getURI();
        return !WITHHELD.matcher(text).matches() && named.stream().anyMatch(one -> one.holds(text));
    }

    private boolean isOfDatatype(Node value) {
        String datatype = value.getLiteralDatatypeURI();
        return datatype.startsWith(XSD.NS) && datatypes.contains(datatype.substring(XSD.NS.length()));
    }

    /** {@code hasEmail} is "has email". */
    static String inWords(Node property) {
        String iri = property.getURI();
        String name = iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
        return name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2")
                .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2")
                .replaceAll("[-_]+", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** What it looks for in a text; {@code isIri} says what the text is. */
    List<PrivacyPattern> patterns(boolean isIri) {
        if (isIri) {
            return readsIris ? anywhere : List.of();
        }
        return Stream.concat(anywhere.stream(), inLiterals.stream()).toList();
    }

    /**
     * The words in a text that identify, in its order.
     *
     * @param found from where to where the patterns find something
     */
    List<String> words(String text, List<int[]> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<int[]> none = new ArrayList<>();
        excepted.forEach(pattern -> pattern.addPlaces(text, none));
        return joined(found.stream()
                        .filter(place -> none.stream().noneMatch(cover -> cover[0] <= place[0] && cover[1] >= place[1]))
                        .filter(place -> following.stream().noneMatch(behind -> behind.isBehind(place[1], text)))
                        .sorted(Comparator.comparingInt(place -> place[0]))
                        .toList())
                .stream()
                .map(place -> text.substring(place[0], place[1]).strip())
                .toList();
    }

    /** Places that overlap are one. */
    private static List<int[]> joined(List<int[]> inOrder) {
        List<int[]> joined = new ArrayList<>();
        for (int[] place : inOrder) {
            int[] last = joined.isEmpty() ? new int[] {-1, -1} : joined.get(joined.size() - 1);
            if (place[0] < last[1]) {
                last[1] = Math.max(last[1], place[1]);
            } else {
                joined.add(place);
            }
        }
        return joined;
    }
}
