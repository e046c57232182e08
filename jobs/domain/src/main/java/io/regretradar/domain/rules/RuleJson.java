package io.regretradar.domain.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;

/** Reads rules from JSON, and takes nothing that it does not know for granted. */
public final class RuleJson {

    private static final JsonMapper SPARSE =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // 28.7 midnights would silently become 28, and "14" a number.
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();
    private static final JsonMapper WHOLE =
            SPARSE.rebuild()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private RuleJson() {}

    /**
     * The rules that the text holds, every key of which must be given; not yet checked for sense.
     *
     * @param what what it should be, for the message
     * @throws RuleException if the text is no JSON of that shape, naming the key
     */
    public static <T> T read(String what, String json, Class<T> type) {
        return read(WHOLE, what, json, type);
    }

    /** The same where a key left out stands for null. Numbers cannot be left out. */
    public static <T> T readSparse(String what, String json, Class<T> type) {
        return read(SPARSE, what, json, type);
    }

    private static <T> T read(JsonMapper mapper, String what, String json, Class<T> type) {
        try {
            T rules = mapper.readValue(json, type);
            if (rules == null) {
                throw new RuleException(what, List.of("the text is null"));
            }
            return rules;
        } catch (JsonProcessingException e) {
            throw new RuleException(what, List.of(where(e) + e.getOriginalMessage()));
        }
    }

    /** The key at which reading stopped, as {@code bands.2.enter: }. */
    private static String where(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "" + step.getIndex()
                                        : step.getFieldName())
                .collect(Collectors.joining(".", "", ": "));
    }
}
