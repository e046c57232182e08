package io.regretradar.cli.simulate;

import io.regretradar.domain.event.AccountEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/**
 * A book of accounts with known outcomes. Pure: the events and truths follow from the settings
 * alone. It can be lived on beyond its {@code days}, as a demo that stays up does.
 */
public final class Simulation {
    private static final long EASTERNMOST_OFFSET_MILLIS = 14 * 3_600_000L;
    private static final int AGENTS = 14;

    private final SimulationSettings settings;
    private final List<Life> lives;
    private final LocalDate firstDay;
    private int nextDay;

    public Simulation(SimulationSettings settings) {
        this.settings = settings;
        List<String> agents = agents(settings);
        this.lives =
                CustomerBook.of(settings).stream()
                        .map(customer -> new Life(customer, settings, agents))
                        .toList();
        this.nextDay = lives.stream().mapToInt(Life::boughtOn).min().orElse(0);
        this.firstDay = settings.start().plusDays(Math.min(0, nextDay));
    }

    /**
     * The first day of which anything is told: accounts that already run bought before the book.
     */
    public LocalDate firstDay() {
        return firstDay;
    }

    /**
     * Hands out, in event-time order, everything that happened before that instant and has not been
     * handed out yet. Memory is that of the accounts and of a few days.
     */
    public void until(Instant end, Consumer<AccountEvent> out) {
        long endMillis = end.toEpochMilli();
        while (true) {
            long complete = completeBefore();
            emit(Math.min(complete, endMillis), out);
            if (complete >= endMillis) {
                return;
            }
            LocalDate date = settings.start().plusDays(nextDay);
            for (Life life : lives) {
                life.live(nextDay, date);
            }
            nextDay++;
        }
    }

    /** What was really the case as of that instant, by account in the order of the book. */
    public List<Truth> truths(Instant at) {
        return lives.stream().map(life -> life.truth(at)).toList();
    }

    /** Before this instant nothing more can happen: the next day has not begun anywhere. */
    private long completeBefore() {
        LocalDate next = settings.start().plusDays(nextDay);
        return next.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                - EASTERNMOST_OFFSET_MILLIS;
    }

    private void emit(long before, Consumer<AccountEvent> out) {
        List<AccountEvent> batch = new ArrayList<>();
        for (Life life : lives) {
            life.handOut(before, batch);
        }
        batch.sort(AccountEvent.ORDER);
        batch.forEach(out);
    }

    private static List<String> agents(SimulationSettings settings) {
        long seed = Dice.of(settings.seed()).named("agents").seed();
        Faker faker = new Faker(Locale.ENGLISH, new Random(seed));
        return IntStream.rangeClosed(1, AGENTS)
                .mapToObj(
                        n ->
                                "agent-%02d-%s"
                                        .formatted(
                                                n,
                                                faker.name().firstName().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
