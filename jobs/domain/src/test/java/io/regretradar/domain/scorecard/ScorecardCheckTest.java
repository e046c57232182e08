package io.regretradar.domain.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.domain.rules.RuleException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of a scorecard, with an example that breaks it. */
class ScorecardCheckTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static ObjectNode sound() {
        try (InputStream in =
                Scorecards.class.getResourceAsStream("/io/regretradar/domain/scorecard.json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The sound scorecard with the value at that JSON pointer replaced. */
    private static String with(String pointer, String value) throws IOException {
        ObjectNode card = sound();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = card.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        JsonNode node = JSON.readTree(value);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), node);
        } else {
            ((ObjectNode) parent).set(name, node);
        }
        return card.toString();
    }

    @Test
    void theCompiledInScorecardIsSound() {
        assertThat(Scorecards.parse(sound().toString()).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/kind; \"STAGES\"; kind is STAGES, but must be SCORECARD",
                "/version; 0; version is 0",
                "/base; 101; base is 101.0, but must be in 0.0..100.0",
                "/calibration/scale; 0; calibration.scale is 0.0, but must be above 0.0",
                "/calibration/b; -1; calibration.b is -1.0",
                "/features/0/id; \"sla_breach_rate\"; but must name, in this order",
                "/features/0/neutral; 2; frt_p75_h good/neutral/bad is 4.0/2.0/72.0",
                "/features/0/neutral; 72; frt_p75_h good/neutral/bad",
                "/features/0/bad; \"Infinity\"; frt_p75_h good/neutral/bad",
                "/features/29/good; 0; referral_made good/neutral/bad",
                "/features/0/maxCredit; -1; frt_p75_h maxCredit is -1.0",
                "/features/0/maxPoints; 101; frt_p75_h maxPoints is 101.0",
                "/features/0/maxPoints; \"NaN\"; frt_p75_h maxPoints is NaN",
                "/features/0/loads; [1, 0, 0]; frt_p75_h loads is [1.0, 0.0, 0.0]",
                "/features/0/loads; [1.5, 0, 0, 0]; four shares in 0..1",
                "/features/0/loads; [null, 0, 0, 0]; four shares in 0..1",
                "/features/0/group; null; frt_p75_h group is null",
                "/features/0/unit; null; frt_p75_h unit is null",
                "/features/0/sentence; null; frt_p75_h sentence is null",
                "/features/0/decimals; 7; frt_p75_h decimals is 7.0",
                "/caps/SUPPORT; 0; caps.SUPPORT is 0.0, but must be above 0.0",
                "/stageMultipliers/SETUP/USAGE; -0.5; stageMultipliers.SETUP.USAGE is -0.5",
                "/stageMultipliers/SETUP/USAGE; 11; stageMultipliers.SETUP.USAGE is 11.0",
                "/processHalfLifeDays; 0; processHalfLifeDays is 0.0",
                "/segmentMedians; {}; segmentMedians is []",
                "/segmentMedians/default/salesCycleDays; 0; segmentMedians.default.salesCycleDays",
                "/segmentMedians/default/annualValue; 0; segmentMedians.default.annualValue",
                "/bands; []; bands is []",
                "/bands/1/enter; 35; bands.AT_RISK enter/leave is 35.0/44.0",
                "/bands/1/leave; 51; bands.AT_RISK enter/leave is 50.0/51.0",
                "/bands/1/leave; 29; bands.AT_RISK enter/leave is 50.0/29.0",
                "/bands/0/heldHours; -1; bands.WATCH heldHours is -1.0",
                "/exitHours; -1; exitHours is -1.0",
                "/rapidRise/points; -1; rapidRise.points",
                "/floorDays/hard; -1; floorDays.hard",
                "/floorDays/championLeftAtRisk; -1; floorDays.championLeftAtRisk",
                "/regretTags/0/severity; 0; regretTags.competitor_mentioned severity is 0.0",
                "/regretTags/0/loads; [1]; regretTags.competitor_mentioned loads is [1.0]",
                "/regretTags/0/tag; null; regretTags is RegretTag",
                "/billing/DOWNGRADED; -1; billing.DOWNGRADED is -1.0",
                "/confidence/high; 2; confidence.high is 2.0",
                "/confidence/medium; 0.8; confidence.medium is 0.8, but must be in 0.0..0.7",
                "/reasons/most; -1; reasons.most is -1.0",
                "/regret/scale; 0; regret.scale is 0.0",
                "/regret/least; 0; regret.least is 0.0",
                "/regret/lead; 2; regret.lead is 2.0",
                "/regret/surveyWeight; 1.1; regret.surveyWeight is 1.1",
                "/disagreement/change; 0; disagreement.change is 0.0",
                "/caps; null; caps is null",
                "/caps/SUPPORT; null; caps.SUPPORT is null",
                "/bands; null; bands is null",
                "/calibration; null; calibration is null",
                "/stageMultipliers/SETUP/USAGE; null; stageMultipliers.SETUP.USAGE is null",
                "/exitHours; null; exitHours",
                "/unheard_of; 1; unheard_of",
                "/caps/GOSSIP; 5; GOSSIP"
            })
    void aBrokenRuleIsNamed(String pointer, String value, String message) throws IOException {
        String json = with(pointer, value);

        assertThatThrownBy(() -> Scorecards.parse(json))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith("The last good one stays.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{", "no JSON", "\uD800"})
    void whatIsNoScorecardIsRefused(String text) {
        assertThatThrownBy(() -> Scorecards.parse(text)).isInstanceOf(RuleException.class);
    }

    @Test
    void aMissingKeyIsNamed() {
        ObjectNode card = sound();
        card.remove("exitHours");

        assertThatThrownBy(() -> Scorecards.parse(card.toString()))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("exitHours");
    }
}
