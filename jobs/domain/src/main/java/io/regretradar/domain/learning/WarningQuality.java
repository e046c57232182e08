package io.regretradar.domain.learning;

import io.regretradar.domain.alert.Band;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the warnings of a band went. A warning is a spell in the band or a worse one; spells less
 * than 14 days apart are one, as they are one alert. A loss was warned of when a warning lasted
 * until it or until at most 14 days before; one withdrawn earlier does not count. A warning is
 * false when no loss came while it lasted and none within 90 days of its beginning.
 *
 * @param losses losses of accounts that were known before
 * @param leadDays days from the beginning of the warning to the loss, rising, of those warned of
 * @param timely losses warned of at least 14 days ahead
 * @param warnings all of them
 * @param falseAlarms of these, the false ones
 * @param undecided of these, those too young to say
 * @param accountMonths time watched in which warnings are decided, in accounts times 30.4375 days
 * @param calledWrong warnings that a person called a false positive
 * @param judged whether people's judgement is known at all
 */
public record WarningQuality(
        Band band,
        int losses,
        List<Double> leadDays,
        int timely,
        int warnings,
        int falseAlarms,
        int undecided,
        double accountMonths,
        int calledWrong,
        boolean judged) {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SAME_WARNING = 14 * DAY;
    private static final long TIMELY = 14 * DAY;
    private static final long PROOF = 90 * DAY;
    private static final double MONTH = 30.4375 * DAY;

    /** Losses that were warned of. */
    public int warned() {
        return leadDays.size();
    }

    /** Median (lower of the middle two) days of warning; NaN where no loss was warned of. */
    public double medianLeadDays() {
        return leadDays.isEmpty() ? Double.NaN : leadDays.get((leadDays.size() - 1) / 2);
    }

    /** False alarms per hundred accounts and month; NaN where nothing was watched long enough. */
    public double falseAlarmsPer100AccountMonths() {
        return accountMonths == 0 ? Double.NaN : 100 * falseAlarms / accountMonths;
    }

    /** Share of the warnings that people called wrong, 0..1; NaN where nobody says so of any. */
    public double calledWrongShare() {
        return judged && warnings > 0 ? (double) calledWrong / warnings : Double.NaN;
    }

    /** How the warnings of that band went. */
    public static WarningQuality of(Band band, ScoredHistory history, Outcomes outcomes) {
        Count count = new Count();
        Map<String, List<Spell>> warnings = merged(band, history);
        for (var account : history.begun().entrySet()) {
            List<Spell> own = warnings.getOrDefault(account.getKey(), List.of());
            List<Long> losses = losses(account.getKey(), account.getValue(), history, outcomes);
            losses.forEach(loss -> count.loss(loss, own));
            own.forEach(spell -> count.warning(spell, losses, history, outcomes));
            long decided = history.end() - PROOF;
            long watched = losses.isEmpty() ? decided : Math.min(decided, losses.get(0));
            count.watched += Math.max(0, watched - account.getValue());
        }
        count.leads.sort(Comparator.naturalOrder());
        return new WarningQuality(
                band,
                count.losses,
                List.copyOf(count.leads),
                count.timely,
                count.warnings,
                count.falseAlarms,
                count.undecided,
                count.watched / MONTH,
                count.calledWrong,
                outcomes.count(Outcome.Kind.FALSE_POSITIVE) > 0);
    }

    private static Map<String, List<Spell>> merged(Band band, ScoredHistory history) {
        Map<String, List<Spell>> byAccount = new TreeMap<>();
        history.spells().stream()
                .filter(spell -> spell.band() == band)
                .sorted(Comparator.comparingLong(Spell::from))
                .forEach(
                        spell -> {
                            List<Spell> own =
                                    byAccount.computeIfAbsent(
                                            spell.account(), any -> new ArrayList<>());
                            Spell last = own.isEmpty() ? null : own.get(own.size() - 1);
                            if (last != null && spell.from() - last.to() <= SAME_WARNING) {
                                own.set(
                                        own.size() - 1,
                                        new Spell(spell.account(), band, last.from(), spell.to()));
                            } else {
                                own.add(spell);
                            }
                        });
        return byAccount;
    }

    private static List<Long> losses(
            String account, long begun, ScoredHistory history, Outcomes outcomes) {
        return outcomes.of(account).stream()
                .filter(outcomes::loss)
                .map(Outcome::at)
                .filter(at -> at > begun && at <= history.end())
                .filter(at -> !outcomes.gone(account, at - 1))
                .toList();
    }

    private static long stillWarns(Spell spell) {
        return spell.to() == Long.MAX_VALUE ? Long.MAX_VALUE : spell.to() + SAME_WARNING;
    }

    private static final class Count {
        private final List<Double> leads = new ArrayList<>();
        private int losses;
        private int timely;
        private int warnings;
        private int falseAlarms;
        private int undecided;
        private int calledWrong;
        private double watched;

        void loss(long loss, List<Spell> own) {
            losses++;
            own.stream()
                    .filter(spell -> spell.from() < loss && stillWarns(spell) >= loss)
                    .findFirst()
                    .ifPresent(
                            spell -> {
                                leads.add((loss - spell.from()) / (double) DAY);
                                timely += loss - spell.from() >= TIMELY ? 1 : 0;
                            });
        }

        void warning(Spell spell, List<Long> losses, ScoredHistory history, Outcomes outcomes) {
            warnings++;
            long proof = Math.max(spell.from() + PROOF, stillWarns(spell));
            boolean right = losses.stream().anyMatch(at -> at > spell.from() && at <= proof);
            if (!right && spell.from() + PROOF > history.end()) {
                undecided++;
            } else if (!right) {
                falseAlarms++;
            }
            boolean wrong =
                    outcomes.of(spell.account()).stream()
                            .filter(one -> one.kind() == Outcome.Kind.FALSE_POSITIVE)
                            .anyMatch(
                                    one ->
                                            one.at() >= spell.from()
                                                    && one.at() <= stillWarns(spell));
            calledWrong += wrong ? 1 : 0;
        }
    }
}
