package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

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
    private final Names names;
    private final Staff staff;

    private CustomerBook(SimulationSettings settings) {
        this.settings = settings;
        this.dice = Dice.of(settings.seed()).named("customers");
        this.names = new Names(dice.named("names"));
        this.staff = new Staff(settings.accounts(), names, dice.named("staff"));
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
        String name = names.company();
        String id = names.unique(name);
        int seats = seats(persona);
        Segment segment = Segment.of(seats);
        Deal deal = persona.deal(dice);
        return new Customer(
                id,
                name,
                persona,
                segment.name(),
                Math.round(seats * dice.logNormal(seats > 100 ? 320 : 480, .25) / 100) * 100.0,
                seats,
                FEATURES.subList(0, dice.whole(3, 6)),
                dice.pick(ZONES),
                staff.seller(dice),
                staff.onboarder(dice),
                staff.keeper(dice),
                segment == Segment.SMB && dice.chance(.4) ? 6 : 12,
                Math.round(segment.salesCycleDays * deal.cycleFactor()),
                deal.evaluationSteps(),
                deal.alternatives(),
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
        contacts.add(new Customer.Contact(names.person(), ContactRole.DECISION_MAKER));
        contacts.add(new Customer.Contact(names.person(), ContactRole.CHAMPION));
        while (contacts.size() < count) {
            contacts.add(new Customer.Contact(names.person(), ContactRole.USER));
        }
        return List.copyOf(contacts);
    }

    /** Kinds of customers by size; the larger, the longer they take to decide. */
    private enum Segment {
        SMB(45),
        MID_MARKET(65),
        ENTERPRISE(95);

        private final double salesCycleDays;

        Segment(double salesCycleDays) {
            this.salesCycleDays = salesCycleDays;
        }

        static Segment of(int seats) {
            return seats < 40 ? SMB : seats < 150 ? MID_MARKET : ENTERPRISE;
        }
    }
}
