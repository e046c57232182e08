package io.regretradar.domain.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.rules.RuleException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads scorecards from their JSON form. */
public final class Scorecards {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Scorecards() {}

    /**
     * A checked scorecard.
     *
     * @throws RuleException if the text is no scorecard or breaks one of its rules
     */
    public static Scorecard parse(String json) {
        Scorecard card;
        try {
            card = JSON.readValue(json, Scorecard.class);
            if (card == null) {
                throw new RuleException("The scorecard", List.of("the text is null"));
            }
        } catch (JsonProcessingException e) {
            throw new RuleException("The scorecard", List.of(where(e) + e.getOriginalMessage()));
        }
        List<String> problems = ScorecardCheck.problems(card);
        if (!problems.isEmpty()) {
            throw new RuleException("Scorecard version " + card.version(), problems);
        }
        return card;
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
