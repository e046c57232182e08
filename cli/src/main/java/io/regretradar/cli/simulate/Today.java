package io.regretradar.cli.simulate;

import java.time.LocalDate;

/**
 * One day of one account, as those who live it see it.
 *
 * @param day counted from the simulation's first day
 * @param age days since the purchase
 * @param value what the product delivers, 0..1
 * @param appetite use relative to a good customer's
 * @param regret latent regret as far as it shows, 0..1
 */
record Today(
        int day,
        int age,
        LocalDate date,
        boolean workday,
        double value,
        double appetite,
        double regret,
        Grievance grievance) {}
