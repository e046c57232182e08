package io.regretradar.cli.learn;

import io.regretradar.domain.learning.CalibrationRefused;
import io.regretradar.domain.learning.Calibrator;
import io.regretradar.domain.learning.Horizon;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.LeakCheck;
import io.regretradar.domain.learning.Outcome;
import io.regretradar.domain.learning.Outcomes;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.ScoredHistory;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * One made-up book examined: how well the scores warn in it, what calibration gains on its later
 * half, and, as a control, what is measured when outcomes are dealt to the wrong accounts.
 *
 * @param evidence of the calibration; null where it was refused
 * @param refusal why it was refused; null where it was not
 * @param shuffled quality with shuffled outcomes
 * @param shuffledRefusal why a calibration with them was refused; null if it was not
 */
record BookCheck(
        long seed,
        ScoreQuality quality,
        Evidence evidence,
        String refusal,
        HorizonQuality shuffled,
        String shuffledRefusal) {

    static BookCheck of(
            long seed,
            PastEvents book,
            Rules rules,
            String scorecard,
            List<Horizon> horizons,
            Duration every,
            double capacity) {
        ScoredHistory history = book.scored(rules, every);
        ScoreQuality quality =
                ScoreQuality.of(
                        history,
                        book.outcomes(),
                        rules.scorecard(),
                        horizons,
                        capacity,
                        LeakCheck.ofEvents(book.events(), book.outcomes()));
        Outcomes dealt = shuffled(book, history, seed);
        ScoreQuality control =
                ScoreQuality.of(
                        history,
                        dealt,
                        rules.scorecard(),
                        List.of(Horizon.OF_CHANCE),
                        capacity,
                        List.of());
        Attempt honest = Attempt.of(history, book.outcomes(), scorecard);
        Attempt blind = Attempt.of(history, dealt, scorecard);
        return new BookCheck(
                seed,
                quality,
                honest.evidence(),
                honest.refusal(),
                control.main(),
                blind.refusal());
    }

    private record Attempt(Evidence evidence, String refusal) {
        static Attempt of(ScoredHistory history, Outcomes outcomes, String scorecard) {
            try {
                Calibrator calibrator = new Calibrator(history, outcomes, scorecard);
                long half = history.from() + (history.end() - history.from()) / 2;
                return new Attempt(calibrator.calibrate(null, half, 2).card().evidence(), null);
            } catch (CalibrationRefused e) {
                return new Attempt(null, e.getMessage());
            }
        }
    }

    /**
     * About as many losses as there were, dealt by lot: every account is lost with the same chance
     * on every day. Dates must not stay, since both losses and scores depend on how long ago the
     * purchase was, so that a date alone tells something.
     */
    static Outcomes shuffled(PastEvents book, ScoredHistory history, long seed) {
        double watched = 0;
        for (long begun : history.begun().values()) {
            watched += history.end() - begun;
        }
        double perMillisecond = book.outcomes().count(Outcome.Kind.CHURNED) / watched;
        Random lot = new Random(seed);
        List<Outcome> dealt = new ArrayList<>();
        for (var account : new TreeMap<>(history.begun()).entrySet()) {
            double at = account.getValue() - Math.log(1 - lot.nextDouble()) / perMillisecond;
            if (at <= history.end()) {
                dealt.add(new Outcome(account.getKey(), (long) at, Outcome.Kind.CHURNED));
            }
        }
        return new Outcomes(dealt, false);
    }
}
