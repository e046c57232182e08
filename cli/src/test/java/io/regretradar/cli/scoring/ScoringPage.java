package io.regretradar.cli.scoring;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureGroup;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/scoring.md} from the scorecard and a story, so that it cannot lag. */
final class ScoringPage {
    private final Scorecard card;
    private final StringBuilder page = new StringBuilder();

    private ScoringPage(Scorecard card) {
        this.card = card;
    }

    static String of(Scorecard card) {
        ScoringPage page = new ScoringPage(card);
        page.introduction();
        page.features();
        page.multipliersAndCaps();
        page.words();
        page.trust();
        page.bands();
        page.regretTypes();
        WorkedExample.write(card, page.page);
        return page.page.toString().replace(System.lineSeparator(), "\n");
    }

    private void introduction() {
        Scorecard.Calibration c = card.calibration();
        add(
                """
                # Scoring

                How thirty measurements of an account become a score, its reasons and a type of regret. This page is made from
                scorecard version %d and from a story; a test fails when it lags. Replace the scorecard and the numbers change; the
                formulae stay.

                - **raw** = %s + the sum of all points; **score** = raw, held within 0..100. The points are the explanation: nothing
                  else moves the score.
                - Chance of a cancellation within 90 days: p90d = 1/(1 + exp(-(a + b z))), z = (raw - %s)/%s, a = %s, b = %s. So
                  %s = %s, 35 = %s, 50 = %s, 70 = %s, and 15 points double the odds.
                - The numbers are documented priors, not fitted ones: every output says `calibrated: %s`. Where an odds ratio is
                  published, the weight is 15 log2(odds ratio) x trust, trust being how far a figure from elsewhere is believed here;
                  all others are experts' priors. The column *source* names it, and which of the five articles on the customer
                  journey (000 to 004) the idea is from.
                """,
                card.version(),
                number(card.base()),
                number(c.centre()),
                number(c.scale()),
                number(c.a()),
                number(c.b()),
                number(card.base()),
                chance(card.base()),
                chance(35),
                chance(50),
                chance(70),
                card.calibrated());
    }

    private void features() {
        add(
                """

                ## Features

                A value at *good* earns the first of the points, at *neutral* none, at *bad* the second; linear between, flat outside.
                No value: no points, and less coverage. Days are the account's own calendar days, today's included. F/S/U/O: how the
                points load on the regret of foregone alternatives, change in significance, under-consideration and
                over-consideration.
                """);
        for (FeatureGroup group : FeatureGroup.values()) {
            add(
                    """

                    ### %s

                    | feature | measured | good / neutral / bad | points | F/S/U/O | source |
                    |---|---|---|---|---|---|
                    """,
                    group);
            card.features().stream().filter(rule -> rule.group() == group).forEach(this::feature);
        }
    }

    private void feature(FeatureRule rule) {
        Origin origin = Origin.of(rule.feature());
        String source =
                origin.published()
                        ? "odds ratio %s x trust %s"
                                .formatted(number(origin.oddsRatio()), number(origin.trust()))
                        : "expert prior";
        add(
                "| `%s` | %s | %s / %s / %s | %s / %s | %s | %s; %s |%n",
                rule.id(),
                origin.measured(),
                number(rule.good()),
                number(rule.neutral()),
                rule.bad() == null ? "-" : number(rule.bad()),
                rule.maxCredit() == 0 ? "0" : "-" + number(rule.maxCredit()),
                rule.maxPoints() == 0 ? "0" : "+" + number(rule.maxPoints()),
                rule.feature() == Feature.REGRET_SIGNAL ? "by word" : loads(rule.loads()),
                source,
                origin.article());
    }

    private void multipliersAndCaps() {
        add(
                """

                ## Stages and caps

                Points are multiplied by the stage's factor on their group (1 where none stands here):

                | stage | factors |
                |---|---|
                """);
        for (Stage stage : Stage.values()) {
            Map<FeatureGroup, Double> factors = card.stageMultipliers().get(stage);
            if (factors != null) {
                add("| %s | %s |%n", stage, numbers(factors));
            }
        }
        add(
                """

                Those of PROCESS also by 2^(-days since the purchase / %s): how it was bought matters less and less. Then the
                *positive* points of a group are scaled down to its cap: %s. Credits are never capped.
                """,
                number(card.processHalfLifeDays()), numbers(card.caps()));
    }

    private void words() {
        add(
                """

                ## Words of regret, and billing

                | tag | severity | F/S/U/O |
                |---|---|---|
                """);
        card.regretTags()
                .forEach(
                        tag ->
                                add(
                                        "| `%s` | %s | %s |%n",
                                        tag.tag(), number(tag.severity()), loads(tag.loads())));
        String billing =
                card.billing().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + " " + number(e.getValue()))
                        .collect(Collectors.joining(", "));
        add("%nSeverities of `billing_friction`: %s.%n", billing);
    }

    private void trust() {
        add(
                """

                ## Coverage and confidence

                coverage = sum of (credit + points) of the features that have a value / the same sum of those that apply. A feature
                applies where its streams are connected, so a deployment with fewer streams is judged by those it has; `breadth` is
                the same ratio over all thirty, shown and never capping. Confidence is HIGH from %s on, MEDIUM from %s on, else LOW;
                with LOW the band is at most WATCH unless a hard event forces it. Reasons: at most %d, of at least %s points, most
                points first.
                """,
                percent(card.confidence().high()),
                percent(card.confidence().medium()),
                card.reasons().most(),
                number(card.reasons().leastPoints()));
    }

    private void bands() {
        add(
                """

                ## Bands

                | band | entered from | left below | after being held for |
                |---|---|---|---|
                """);
        card.bands()
                .forEach(
                        band ->
                                add(
                                        "| %s | %s | %s | %s h |%n",
                                        band.band(),
                                        number(band.enter()),
                                        number(band.leave()),
                                        number(band.heldHours())));
        add(
                """

                A band is left only after %s h below its exit, to the highest lower band whose exit still holds. A rise of %s or more
                against the account's midnight 7 days before, with raw at %s or more, needs no holding. Hard events hold a floor
                whatever the score: a request to cancel or for a refund CRITICAL for %s days, a downgrade WATCH as long, the
                champion's leaving WATCH until there is another, and AT_RISK after %s days without one.
                """,
                number(card.exitHours()),
                number(card.rapidRise().points()),
                number(card.rapidRise().leastRaw()),
                number(card.floorDays().hard()),
                number(card.floorDays().championLeftAtRisk()));
    }

    private void regretTypes() {
        Scorecard.RegretLimits limits = card.regret();
        add(
                """

                ## Types of regret

                e = sum of load x positive points, for each of the four types; strength R = 100 (1 - exp(-e/%s)). The strongest is
                dominant if its R is at least %s and its share of all e leads by %s or more; without that lead it is MIXED, below
                that strength NONE. An answer x (1..7) to a type's survey item within 60 days weighs %s:
                R = %s x 100 (x - 1)/6 + %s R; the basis is then SURVEY, else INFERRED.
                """,
                number(limits.scale()),
                number(limits.least()),
                number(limits.lead()),
                number(limits.surveyWeight()),
                number(limits.surveyWeight()),
                number(1 - limits.surveyWeight()));
    }

    private void add(String text, Object... values) {
        page.append(String.format(Locale.ROOT, text, values));
    }

    private String chance(double raw) {
        return percent(new Scorer(card).p90d(raw));
    }

    private static String loads(List<Double> loads) {
        return loads.stream().map(ScoringPage::number).collect(Collectors.joining("/"));
    }

    private static String numbers(Map<FeatureGroup, Double> byGroup) {
        return byGroup.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " " + number(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String percent(double share) {
        return rounded(100 * share, 1) + " %";
    }

    /** At most four decimals, none that are zero. */
    static String number(double value) {
        return rounded(value, 4);
    }

    static String rounded(double value, int decimals) {
        BigDecimal number =
                BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }
}
