package io.regretradar.cli.simulate;

import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;
import java.util.ArrayList;
import java.util.List;

/** The vendor's people who own accounts: who sells, who sets up, who stays. */
final class Staff {
    private static final int ACCOUNTS_PER_OWNER = 25;
    private static final int MOST = 40;
    private static final double USUALLY_ASKED = .11;

    private final List<Owner> sales;
    private final List<Owner> onboarding;
    private final List<Owner> success;

    Staff(int accounts, Names names, Dice dice) {
        int size = Math.max(2, Math.min(MOST, accounts / ACCOUNTS_PER_OWNER));
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < 1 + size / 5; i++) {
            leads.add(names.person());
        }
        this.sales = team(OwnerTeam.SALES, Math.max(2, size / 2), leads, names, dice);
        this.onboarding = team(OwnerTeam.ONBOARDING, Math.max(2, size / 3), leads, names, dice);
        this.success = team(OwnerTeam.CS, size, leads, names, dice);
    }

    /** From the best of a team to the weakest, in even steps. */
    private static List<Owner> team(
            OwnerTeam team, int size, List<String> leads, Names names, Dice dice) {
        List<Owner> owners = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double weakness = (i + .5) / size;
            owners.add(
                    new Owner(
                            names.person(),
                            leads.get(i % leads.size()),
                            team,
                            .6 + 1.3 * weakness * weakness,
                            .995 - .045 * weakness,
                            dice.between(0, 2 * USUALLY_ASKED)));
        }
        return List.copyOf(owners);
    }

    Owner seller(Dice dice) {
        return dice.pick(sales);
    }

    Owner onboarder(Dice dice) {
        return dice.pick(onboarding);
    }

    /** One of those who look after accounts for good. */
    Owner keeper(Dice dice) {
        return dice.pick(success);
    }
}
