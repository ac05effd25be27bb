package org.casegraph.query;

import java.util.List;
import java.util.Optional;
import org.casegraph.search.Kind;

/**
 * What a question lets its asker choose.
 *
 * @param name as the asker writes it, for example {@code diagnosis}
 * @param variable the variable of the query without question mark, for example {@code _diagnosis_iri}
 * @param description in plain words; empty if the file has none
 * @param choices the values that have a short name, in the order of the file
 * @param isClosed whether the choices are all the values there are; otherwise others are allowed
 * @param defaultValue a choice's name, or an IRI, or a literal's characters; empty if the default is every value
 * @param lookup what kind of thing is to be looked up, and the choices, if there are any, are examples; empty if only
 *     the choices are meant
 * @param secondName what the asker may write as well, such as a name it had before; empty if there is none
 */
public record Parameter(
        String name,
        String variable,
        String description,
        Type type,
        List<Choice> choices,
        boolean isClosed,
        Optional<String> defaultValue,
        Optional<Kind> lookup,
        Optional<String> secondName) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    boolean isCalled(String written) {
        return name.equals(written) || secondName.filter(written::equals).isPresent();
    }

    /**
     * A value with a short name.
     *
     * @param value a full IRI, or a literal's characters
     */
    public record Choice(String name, String value) {}

    /** What a value is. The end of the variable says which, as in BASIL. */
    public enum Type {
        IRI("_iri"),
        INTEGER("_integer"),
        DATE("_xsd_date"),
        STRING("");

        private final String ending;

        Type(String ending) {
            this.ending = ending;
        }

        static Type of(String variable) {
            for (Type type : values()) {
                if (variable.endsWith(type.ending)) {
                    return type;
                }
            }
            return STRING;
        }

        /** The parameter's name in a variable: {@code diagnosis} in {@code _diagnosis_iri}. */
        public static String name(String variable) {
            return variable.substring(0, variable.length() - of(variable).ending.length())
                    .replaceFirst("^_+", "");
        }
    }
}
