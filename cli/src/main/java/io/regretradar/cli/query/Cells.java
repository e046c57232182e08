package io.regretradar.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.cli.elastic.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Values of JSON as people read them in a table. */
final class Cells {
    private static final int DECIMALS = 2;

    private Cells() {}

    /** A field of a hit; several values with commas between them. */
    static String of(JsonNode hit, String field) {
        Document document = new Document(hit.path("_source"));
        List<String> sentences =
                document.objects(field).stream()
                        .map(reason -> reason.text("sentence"))
                        .filter(sentence -> sentence != null)
                        .toList();
        if (!sentences.isEmpty()) {
            return String.join("; ", sentences);
        }
        return document.number(field).isPresent()
                ? number(document.number(field).getAsDouble())
                : String.join(", ", document.texts(field).stream().map(Cells::date).toList());
    }

    static String text(JsonNode value) {
        if (value.isNumber()) {
            return number(value);
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(part -> parts.add(text(part)));
            return String.join(", ", parts);
        }
        return value.isNull() || value.isMissingNode() ? "" : date(value.asText());
    }

    /** The key of a bucket, in words where it has any. */
    static String key(JsonNode bucket) {
        return date(
                bucket.has("key_as_string")
                        ? bucket.path("key_as_string").asText()
                        : bucket.path("key").asText());
    }

    static String number(JsonNode value) {
        return value.isNumber() ? number(value.asDouble()) : "";
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "";
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    /** Instants lose their seconds; anything else stays. */
    private static String date(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z")
                ? text.substring(0, 16).replace('T', ' ')
                : text;
    }
}
