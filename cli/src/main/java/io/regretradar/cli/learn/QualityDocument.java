package io.regretradar.cli.learn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.document.DocumentBody;
import io.regretradar.domain.learning.FeatureQuality;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.WarningQuality;

/** A report as the document of its evaluation run; the same run again replaces it. */
final class QualityDocument {

    private QualityDocument() {}

    /**
     * Writes it.
     *
     * @param shadow whether it is about a scorecard on trial
     * @return its id
     */
    static String write(RegretIndices indices, ScoreQuality quality, boolean shadow) {
        ObjectNode document = of(quality, shadow);
        String id = document.get("quality.run_id").asText();
        indices.put(RegretIndices.MODEL_QUALITY, id, document);
        return id;
    }

    static ObjectNode of(ScoreQuality quality, boolean shadow) {
        HorizonQuality main = quality.main();
        WarningQuality watch = quality.warnings(Band.WATCH);
        String end = DocumentBody.instant(quality.history().end());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@timestamp", end);
        json.put("scorecard.version", Integer.toString(quality.card().version()));
        json.put(
                "quality.run_id",
                "v%d:%s:%dd%s"
                        .formatted(
                                quality.card().version(),
                                end,
                                main.horizon().days(),
                                shadow ? ":shadow" : ""));
        json.put("quality.horizon_days", main.horizon().days());
        json.put("quality.shadow", shadow);
        json.put("quality.accounts", main.sample().accounts());
        json.put("quality.churned", main.sample().lostAccounts());
        number(json, "quality.auc", main.auc().estimate());
        number(json, "quality.auc_low", main.auc().low());
        number(json, "quality.auc_high", main.auc().high());
        number(json, "quality.lift_top_decile", main.topDecileLift().estimate());
        number(json, "quality.precision_at_capacity", main.precisionAtCapacity().estimate());
        json.put("quality.capacity", Math.round(main.capacity()));
        number(json, "quality.brier", main.brier().estimate());
        number(json, "quality.ece", main.calibrationError().estimate());
        number(json, "quality.median_lead_days", watch.medianLeadDays());
        number(json, "quality.false_positive_share", watch.calledWrongShare());
        number(
                json,
                "quality.false_alarms_per_100_account_months",
                watch.falseAlarmsPer100AccountMonths());
        json.put("quality.leaks", quality.leaks().size());
        for (FeatureQuality feature : quality.features()) {
            if (!feature.neverAvailable()) {
                number(json, "quality.psi." + feature.feature().id(), feature.stability());
            }
        }
        return json;
    }

    private static void number(ObjectNode json, String field, double value) {
        Double known = QualityJson.number(value);
        if (known != null) {
            json.put(field, known);
        }
    }
}
