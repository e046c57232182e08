package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import java.util.List;

/** The conditions of all alerts of accounts. */
public final class Conditions {

    private static final List<AlertCondition> ALL =
            List.of(
                    new RegretRisk(),
                    new StageStalled(),
                    new SessionMissed(),
                    new UnownedAccount(),
                    new OwnerSilent(),
                    new ChampionLost(),
                    new SilentAccount(),
                    new Overselling(),
                    new ReferralReady());

    private Conditions() {}

    /** REGRET_RISK first: whether it is open decides who is told of the others. */
    public static List<AlertCondition> all() {
        return ALL;
    }
}
