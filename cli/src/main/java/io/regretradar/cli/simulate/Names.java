package io.regretradar.cli.simulate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** Names of companies and people, none of them twice. */
final class Names {
    private final Faker faker;
    private final Set<String> taken = new HashSet<>();

    Names(Dice dice) {
        this.faker = new Faker(Locale.ENGLISH, new Random(dice.seed()));
    }

    /** A company's name; not unique, see {@link #unique}. */
    String company() {
        return faker.company().name();
    }

    /** A person's id. */
    String person() {
        return unique(faker.name().firstName() + " " + faker.name().lastName());
    }

    /** An id made of that name. */
    String unique(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String candidate = slug;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = slug + "-" + n;
        }
        return candidate;
    }
}
