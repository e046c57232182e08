package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** Makes the customers of a simulation: who they are, not what happens to them. */
final class CustomerBook {
    private static final List<String> FEATURES =
            List.of(
                    "reports",
                    "boards",
                    "automation",
                    "export",
                    "approvals",
                    "dashboards",
                    "forecast",
                    "mobile");
    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("Europe/Rome"),
                    ZoneId.of("Europe/London"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("America/Chicago"),
                    ZoneId.of("America/Los_Angeles"),
                    ZoneId.of("America/Sao_Paulo"),
                    ZoneId.of("Asia/Singapore"),
                    ZoneId.of("Asia/Tokyo"),
                    ZoneId.of("Australia/Sydney"));

    private final SimulationSettings settings;
    private final Dice dice;
    private final Faker faker;
    private final Set<String> taken = new HashSet<>();
    private final List<String> owners = new ArrayList<>();
    private final List<String> leads = new ArrayList<>();

    private CustomerBook(SimulationSettings settings) {
        this.settings = settings;
        this.dice = Dice.of(settings.seed()).named("customers");
        this.faker = new Faker(Locale.ENGLISH, new Random(dice.named("names").seed()));
        int team = Math.max(2, Math.min(40, settings.accounts() / 25));
        for (int i = 0; i < team; i++) {
            owners.add(person());
        }
        for (int i = 0; i < 1 + team / 5; i++) {
            leads.add(person());
        }
    }

    /** As many customers as the settings say, always the same ones for the same settings. */
    static List<Customer> of(SimulationSettings settings) {
        CustomerBook book = new CustomerBook(settings);
        return book.personas().stream().map(book::customer).toList();
    }

    /** Every persona by its share of the book, in an order that tells nothing. */
    private List<Persona> personas() {
        double[] shares = new double[Persona.values().length];
        for (Persona persona : Persona.values()) {
            shares[persona.ordinal()] = persona.share();
        }
        double[] due = new double[shares.length];
        List<Persona> personas = new ArrayList<>(settings.accounts());
        for (int i = 0; i < settings.accounts(); i++) {
            int next = 0;
            for (int k = 0; k < due.length; k++) {
                due[k] += shares[k];
                next = due[k] > due[next] ? k : next;
            }
            due[next] -= 1;
            personas.add(Persona.values()[next]);
        }
        for (int i = personas.size() - 1; i > 0; i--) {
            int other = dice.whole(0, i);
            Persona moved = personas.set(i, personas.get(other));
            personas.set(other, moved);
        }
        return personas;
    }

    private Customer customer(Persona persona) {
        String name = faker.company().name();
        String id = unique(slug(name));
        int seats = seats(persona);
        int owner = dice.whole(0, owners.size() - 1);
        return new Customer(
                id,
                name,
                persona,
                seats < 40 ? "SMB" : seats < 150 ? "MID_MARKET" : "ENTERPRISE",
                Math.round(seats * dice.logNormal(seats > 100 ? 320 : 480, .25) / 100) * 100.0,
                seats,
                FEATURES.subList(0, dice.whole(3, 6)),
                dice.pick(ZONES),
                owners.get(owner),
                leads.get(owner % leads.size()),
                settings.start().plusDays(dice.whole(settings.days() / 2, 365)),
                Math.round(dice.logNormal(60, .3)),
                dice.weighted(new double[] {.02, .05, .15, .38, .4}),
                dice.poisson(1.6),
                contacts(persona == Persona.TINY ? 2 : seats > 150 ? 8 : 5));
    }

    private int seats(Persona persona) {
        return switch (persona) {
            case TINY -> dice.whole(1, 4);
            case HUGE -> dice.whole(350, 800);
            default ->
                    switch (dice.weighted(new double[] {.62, .3, .08})) {
                        case 0 -> dice.whole(8, 36);
                        case 1 -> dice.whole(40, 130);
                        default -> dice.whole(150, 300);
                    };
        };
    }

    private List<Customer.Contact> contacts(int count) {
        List<Customer.Contact> contacts = new ArrayList<>();
        contacts.add(new Customer.Contact(person(), ContactRole.DECISION_MAKER));
        contacts.add(new Customer.Contact(person(), ContactRole.CHAMPION));
        while (contacts.size() < count) {
            contacts.add(new Customer.Contact(person(), ContactRole.USER));
        }
        return List.copyOf(contacts);
    }

    private String person() {
        return unique(slug(faker.name().firstName() + " " + faker.name().lastName()));
    }

    private String unique(String slug) {
        String candidate = slug;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = slug + "-" + n;
        }
        return candidate;
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
