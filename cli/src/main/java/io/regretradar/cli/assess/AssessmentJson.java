package io.regretradar.cli.assess;

import io.regretradar.cli.score.ScoreJson;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.document.DocumentBody;
import io.regretradar.domain.scorecard.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** One evaluation as a JSON object. */
final class AssessmentJson {

    private AssessmentJson() {}

    static Map<String, Object> of(Evaluation evaluation) {
        var score = evaluation.score();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", DocumentBody.instant(evaluation.at()));
        json.put("account", evaluation.accountId());
        json.put("score", Numbers.output(score.score()));
        json.put("raw", Numbers.output(score.raw()));
        json.put("p90d", Numbers.output(score.p90d()));
        json.put("band", evaluation.band());
        json.put("stage", evaluation.stage());
        json.put("coverage", Numbers.output(score.coverage()));
        json.put("breadth", Numbers.output(score.breadth()));
        json.put("confidence", score.confidence());
        json.put("features", ScoreJson.features(evaluation.values()));
        json.put("contributions", ScoreJson.contributions(score));
        json.put("reasons", score.reasons().stream().map(ScoreJson::reason).toList());
        json.put("regretTypes", ScoreJson.regretTypes(score.regret()));
        json.put("dominantRegret", score.regret().dominant());
        json.put("regretBasis", score.regret().basis());
        return json;
    }
}
