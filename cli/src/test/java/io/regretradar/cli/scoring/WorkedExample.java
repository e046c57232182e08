package io.regretradar.cli.scoring;

import static io.regretradar.cli.scoring.ScoringPage.number;
import static io.regretradar.cli.scoring.ScoringPage.percent;
import static io.regretradar.cli.scoring.ScoringPage.rounded;

import io.regretradar.cli.story.Timeline;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.document.DocumentBody;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The way from measurements to a score, of one account at one instant. */
final class WorkedExample {
    static final String STORY = "silent-vendor";
    static final int DAY = 40;

    private WorkedExample() {}

    static void write(Scorecard card, StringBuilder page) {
        Evaluation at = Timeline.of(STORY).midnight(DAY);
        Score score = at.score();
        page.append(
                String.format(
                        Locale.ROOT,
                        """

                        ## A worked example

                        A sound product and a silent vendor: slow replies, a rep who does not answer, one of two onboarding calls missed.
                        See it yourself:

                        ```
                        radar simulate --story %s --out stories
                        radar assess --events stories/%s.ndjson --at %s --output json
                        ```

                        On day %d the account is in %s. Curve: points by the table above; factor: the stage's on the group; cap: what the
                        group's cap leaves of the positive points.

                        | feature | value | curve | factor | cap | points |
                        |---|---|---|---|---|---|
                        """,
                        STORY,
                        STORY,
                        DocumentBody.instant(at.at()),
                        DAY,
                        at.stage()));
        double sum = 0;
        for (Feature feature : Feature.values()) {
            sum += score.points(feature);
            if (rounded(score.points(feature), 2).equals("0")) {
                continue;
            }
            row(card, at, feature, page);
        }
        page.append(
                String.format(
                        Locale.ROOT,
                        """

                        raw = %s + %s = %s, the score is %s and p90d %s. Coverage %s: confidence %s; the band is %s.
                        The other features that have a value add nothing: %s.

                        Types of regret: %s. Dominant: %s (%s). Reasons:

                        %s
                        """,
                        number(card.base()),
                        rounded(sum, 2),
                        rounded(score.raw(), 2),
                        rounded(score.score(), 2),
                        percent(score.p90d()),
                        percent(score.coverage()),
                        score.confidence(),
                        at.band(),
                        silent(at),
                        score.regret().strengths().entrySet().stream()
                                .map(type -> type.getKey() + " " + rounded(type.getValue(), 1))
                                .collect(Collectors.joining(", ")),
                        score.regret().dominant(),
                        score.regret().basis(),
                        score.reasons().stream()
                                .map(
                                        reason ->
                                                "- %s: %s points"
                                                        .formatted(
                                                                reason.sentence(),
                                                                rounded(reason.points(), 1)))
                                .collect(Collectors.joining("\n"))));
    }

    private static void row(Scorecard card, Evaluation at, Feature feature, StringBuilder page) {
        FeatureRule rule = card.rule(feature);
        double value = at.values().get(feature);
        double curve = rule.points(value);
        double factor = card.multiplier(at.stage(), rule.group());
        double points = at.score().points(feature);
        page.append(
                String.format(
                        Locale.ROOT,
                        "| `%s` | %s | %s | %s | %s | %s |%n",
                        rule.id(),
                        rounded(value, 3),
                        rounded(curve, 2),
                        number(factor),
                        rounded(points / (curve * factor), 3),
                        rounded(points, 2)));
    }

    private static String silent(Evaluation at) {
        return Arrays.stream(Feature.values())
                .filter(at.values()::has)
                .filter(feature -> rounded(at.score().points(feature), 2).equals("0"))
                .map(feature -> "`" + feature.id() + "`")
                .collect(Collectors.joining(", "));
    }
}
