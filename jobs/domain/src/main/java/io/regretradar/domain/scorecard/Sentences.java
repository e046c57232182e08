package io.regretradar.domain.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Puts a feature's value into its sentence. */
final class Sentences {

    private Sentences() {}

    static String of(FeatureRule rule, double value) {
        return rule.sentence()
                .replace("{value}", shown(rule, value))
                .replace("{good}", shown(rule, rule.good()))
                .replace("{neutral}", shown(rule, rule.neutral()))
                .replace("{bad}", rule.bad() == null ? "-" : shown(rule, rule.bad()));
    }

    private static String shown(FeatureRule rule, double value) {
        boolean percent = rule.unit().equals("%");
        BigDecimal number =
                BigDecimal.valueOf(percent ? 100 * value : value)
                        .setScale(rule.decimals(), RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return number.toPlainString() + (percent ? " %" : "");
    }
}
