package io.regretradar.cli.learn;

import io.regretradar.domain.document.DocumentBody;
import io.regretradar.domain.learning.Curves;
import io.regretradar.domain.learning.FeatureQuality;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.Interval;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.WarningQuality;
import io.regretradar.domain.scorecard.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report as JSON; what is not known is null. */
final class QualityJson {

    private QualityJson() {}

    static Map<String, Object> of(ScoreQuality quality) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", DocumentBody.instant(quality.history().from()));
        json.put("until", DocumentBody.instant(quality.history().end()));
        json.put("scorecard", quality.card().version());
        json.put("calibrated", quality.card().calibrated());
        json.put("accounts", quality.history().begun().size());
        json.put("snapshots", quality.history().snapshots().size());
        json.put("horizons", quality.horizons().stream().map(QualityJson::horizon).toList());
        json.put("warnings", quality.warnings().stream().map(QualityJson::warnings).toList());
        Map<String, Object> bands = new LinkedHashMap<>();
        quality.bands().forEach((band, share) -> bands.put(band.name(), number(share)));
        json.put("bands", bands);
        json.put("features", quality.features().stream().map(QualityJson::feature).toList());
        json.put("leaks", quality.leaks());
        return json;
    }

    private static Map<String, Object> horizon(HorizonQuality one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("days", one.horizon().days());
        json.put("cases", one.sample().size());
        json.put("accounts", one.sample().accounts());
        json.put("lost", one.sample().lostAccounts());
        json.put("baseRate", number(one.sample().baseRate()));
        json.put("auc", interval(one.auc()));
        json.put("aucEarlier", interval(one.earlierAuc()));
        json.put("aucLater", interval(one.laterAuc()));
        json.put("topDecileLift", interval(one.topDecileLift()));
        json.put("capacity", number(one.capacity()));
        json.put("precisionAtCapacity", interval(one.precisionAtCapacity()));
        json.put("brier", interval(one.brier()));
        json.put("brierOfBaseRate", number(one.brierOfBaseRate()));
        json.put("ece", interval(one.calibrationError()));
        json.put(
                "calibration",
                Curves.calibration(one.sample()).stream().map(QualityJson::bin).toList());
        Map<String, Object> segments = new LinkedHashMap<>();
        one.segments()
                .forEach(
                        (name, part) -> {
                            Map<String, Object> segment = new LinkedHashMap<>();
                            segment.put("cases", part.cases());
                            segment.put("accounts", part.accounts());
                            segment.put("lost", part.lostAccounts());
                            segment.put("baseRate", number(part.baseRate()));
                            segment.put("auc", interval(part.auc()));
                            segments.put(name, segment);
                        });
        json.put("segments", segments);
        return json;
    }

    private static Map<String, Object> bin(Curves.Bin bin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", bin.from());
        json.put("to", bin.to());
        json.put("cases", bin.cases());
        json.put("foretold", number(bin.foretold()));
        json.put("came", number(bin.came()));
        return json;
    }

    private static Map<String, Object> warnings(WarningQuality one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("band", one.band());
        json.put("losses", one.losses());
        json.put("warned", one.warned());
        json.put("warned14d", one.timely());
        json.put("medianLeadDays", number(one.medianLeadDays()));
        json.put("warnings", one.warnings());
        json.put("falseAlarms", one.falseAlarms());
        json.put("undecided", one.undecided());
        json.put("falseAlarmsPer100AccountMonths", number(one.falseAlarmsPer100AccountMonths()));
        json.put("calledWrongShare", number(one.calledWrongShare()));
        return json;
    }

    private static Map<String, Object> feature(FeatureQuality one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("feature", one.feature().id());
        json.put("neverAvailable", one.neverAvailable());
        json.put("coverage", number(one.coverage()));
        json.put("applies", number(one.applies()));
        json.put("auc", interval(one.auc()));
        json.put("points", number(one.points()));
        json.put("psi", number(one.stability()));
        return json;
    }

    static Map<String, Object> interval(Interval interval) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", number(interval.estimate()));
        json.put("low", number(interval.low()));
        json.put("high", number(interval.high()));
        return json;
    }

    static Double number(double value) {
        return Double.isFinite(value) ? Numbers.output(value) : null;
    }
}
