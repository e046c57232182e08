package io.regretradar.cli.importing.mapping;

import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.mapping.InvalidEventException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one text of another; null says that there is no value. */
interface TextStep {

    String apply(String text) throws InvalidEventException;

    /** What becomes of a text that a step does not know. */
    interface Unmapped {
        /**
         * @param text the text
         * @param allowed what the step knows, for the message
         */
        String meet(String text, String allowed) throws InvalidEventException;

        static Unmapped keep() {
            return (text, allowed) -> text;
        }

        static Unmapped drop() {
            return (text, allowed) -> null;
        }

        static Unmapped become(String otherwise) {
            return (text, allowed) -> otherwise;
        }

        /**
         * @param field the event's field, for the message
         */
        static Unmapped reject(String field) {
            return (text, allowed) -> {
                throw invalid(field, text, allowed);
            };
        }
    }

    static TextStep map(Map<String, String> values, Unmapped unmapped) {
        String allowed = "one that the mapping's map knows: " + String.join(", ", values.keySet());
        return text -> {
            String mapped = values.get(text);
            return mapped == null && !values.containsKey(text)
                    ? unmapped.meet(text, allowed)
                    : mapped;
        };
    }

    static TextStep lookup(Lookup lookup, Unmapped unmapped) {
        return text -> {
            if (lookup.file() == null) {
                return text;
            }
            String found = lookup.values().get(text);
            return found == null
                    ? unmapped.meet(text, "one of the keys in " + lookup.file())
                    : found;
        };
    }

    static TextStep pattern(Pattern pattern, String replacement, Unmapped unmapped) {
        return text -> {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches()
                    ? matcher.replaceFirst(replacement)
                    : unmapped.meet(text, "a text that matches " + pattern);
        };
    }

    static TextStep upper() {
        return text -> text.toUpperCase(Locale.ROOT);
    }

    static TextStep lower() {
        return text -> text.toLowerCase(Locale.ROOT);
    }

    /** A value is none that is allowed. */
    static InvalidEventException invalid(String field, String text, String allowed) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new InvalidEventException(
                RejectionReason.INVALID_VALUE,
                "%s is '%s', but must be %s.".formatted(field, shown, allowed));
    }
}
