package io.regretradar.domain.play;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.play.Play.Measure;
import io.regretradar.domain.play.Play.Verification;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.rules.Problems;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleJson;
import io.regretradar.domain.scorecard.Feature;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All plays, as versioned data.
 *
 * @param most plays that one alert calls for at most
 * @param plays in the order in which plays of equal weight are suggested
 */
public record PlayBook(String kind, int version, int most, List<Play> plays) {

    private static final String KIND = "PLAYS";
    private static final double MOST_HOURS = 24 * 90;
    private static final double MOST_DAYS = 90;
    private static final int MOST_PLAYS = 10;

    /** Measures that know no limit of their own. */
    private static final Set<Measure> WITH_LIMIT =
            Set.of(Measure.FEATURE, Measure.MESSAGES_ANSWERED);

    public PlayBook {
        plays = List.copyOf(Objects.requireNonNull(plays, "plays is null, but must be a list"));
    }

    /**
     * Checked plays.
     *
     * @throws RuleException if the text holds none or breaks one of their own rules
     */
    public static PlayBook parse(String json) {
        PlayBook book = RuleJson.readSparse("The plays", json, PlayBook.class);
        List<String> problems = book.problems();
        if (!problems.isEmpty()) {
            throw new RuleException("Plays version " + book.version(), problems);
        }
        return book;
    }

    /** The play of that id, or empty if there is none any more. */
    @JsonIgnore
    public Optional<Play> play(String id) {
        return plays.stream().filter(play -> play.id().equals(id)).findFirst();
    }

    private List<String> problems() {
        Problems problems = new Problems();
        problems.require(KIND.equals(kind), "kind", kind, KIND);
        problems.require(version >= 1, "version", version, "at least 1");
        problems.within(most, 1, MOST_PLAYS, "most");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < plays.size(); i++) {
            Play play = plays.get(i);
            boolean named = play.id() != null && play.id().matches("[a-z][a-z0-9_]*");
            problems.require(named, "plays." + i + ".id", play.id(), "small letters, digits and _");
            if (named) {
                problems.require(ids.add(play.id()), "plays." + i + ".id", play.id(), "unique");
                play(problems, play, "plays." + play.id());
            }
        }
        return problems.found();
    }

    private static void play(Problems problems, Play play, String key) {
        boolean told = play.action() != null && !play.action().isBlank();
        problems.require(told, key + ".action", play.action(), "a sentence");
        problems.require(play.owner() != null, key + ".owner", play.owner(), "who does it");
        problems.above(play.dueHours(), 0, key + ".dueHours");
        problems.within(play.dueHours(), 0, MOST_HOURS, key + ".dueHours");
        for (String reason : play.reasons()) {
            problems.require(
                    Feature.ofId(reason).isPresent(), key + ".reasons", reason, "a feature's id");
        }
        for (AlertType type : play.alerts()) {
            boolean ofAccount = type != AlertType.DATA_STALE && type != AlertType.REFERRAL_READY;
            problems.require(ofAccount, key + ".alerts", type, "a risk of an account");
        }
        problems.require(
                play.regret() != RegretType.UNKNOWN, key + ".regret", play.regret(), "a type");
        Verification verify = play.verify();
        boolean measured = verify != null && verify.measure() != null;
        problems.require(measured, key + ".verify", verify, "given, with a measure");
        if (measured) {
            verification(problems, play, key + ".verify");
        }
    }

    private static void verification(Problems problems, Play play, String key) {
        Verification verify = play.verify();
        boolean ofFeature = verify.measure() == Measure.FEATURE;
        problems.require(
                ofFeature == verify.featureLookedAt().isPresent()
                        && (ofFeature || verify.feature() == null),
                key + ".feature",
                verify.feature(),
                ofFeature ? "a feature's id" : "null, since the measure is " + verify.measure());
        boolean limited = WITH_LIMIT.contains(verify.measure());
        problems.require(
                limited == (verify.limit() != null)
                        && (verify.limit() == null || Double.isFinite(verify.limit())),
                key + ".limit",
                verify.limit(),
                limited ? "a number" : "null, since the measure is " + verify.measure());
        problems.require(
                verify.measure() != Measure.REGRET_EASED || play.regret() != null,
                key + ".measure",
                verify.measure(),
                "another one, since no type of regret calls for it");
        problems.within(verify.days(), play.dueHours() / 24, MOST_DAYS, key + ".days");
    }
}
