package io.regretradar.domain.play;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.scorecard.Feature;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a problem, by whom, until when, and by what measure it counts as done.
 *
 * @param id its name in data and documents, e.g. {@code escalate_queue}
 * @param action what to do, a sentence without a full stop
 * @param owner who does it
 * @param dueHours hours of the clock from the alert until it should have been done
 * @param alerts types of alerts that call for it, whatever the score's reasons
 * @param reasons ids of features that call for it when they are among the reasons of a REGRET_RISK
 * @param regret dominant type of regret that calls for it in a REGRET_RISK, or null
 */
public record Play(
        String id,
        String action,
        PlayOwner owner,
        double dueHours,
        List<AlertType> alerts,
        List<String> reasons,
        RegretType regret,
        Verification verify) {

    /**
     * When a play counts as done. Nobody's word does, only what is measured.
     *
     * @param measure what is looked at
     * @param feature id of the feature looked at; FEATURE only
     * @param limit from which value on, in the direction away from what is bad, it counts: below it
     *     where a feature is bad when high, at or above it where it is bad when low; for
     *     MESSAGES_ANSWERED the most hours that a message may be open
     * @param days days from the alert after which the play has failed
     */
    public record Verification(Measure measure, String feature, Double limit, double days) {

        /** The feature looked at, or empty. */
        @JsonIgnore
        public Optional<Feature> featureLookedAt() {
            return feature == null ? Optional.empty() : Feature.ofId(feature);
        }
    }

    /** What can be looked at. New ones are added at the end. */
    public enum Measure {
        /** A feature has reached a limit. */
        FEATURE,
        /** The account is owned, and no message of the customer is open longer than the limit. */
        MESSAGES_ANSWERED,
        /** A session or call was held after the play was called for. */
        SESSION_HELD,
        /** No promised session is still owed. */
        SESSION_MADE_UP,
        /** The customer first succeeded; one that had before has moved on to another stage. */
        FIRST_SUCCESS,
        /** A champion is there and acts. */
        CHAMPION_PRESENT,
        /** The customer answered a survey. */
        SURVEY_ANSWERED,
        /** The customer was heard of on any channel. */
        SIGN_OF_CUSTOMER,
        /**
         * The type of regret that called for it no longer dominates, when the play is due or later.
         */
        REGRET_EASED,
        /** The alert's own condition is over. */
        ALERT_RECOVERED
    }

    public Play {
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
