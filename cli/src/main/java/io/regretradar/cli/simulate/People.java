package io.regretradar.cli.simulate;

import io.regretradar.cli.simulate.Customer.Contact;
import io.regretradar.domain.event.ContactRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people of one account who have not left it. */
final class People {
    private final List<Contact> present;
    private final Set<String> gone = new HashSet<>();

    People(List<Contact> contacts) {
        this.present = new ArrayList<>(contacts);
    }

    Contact decisionMaker() {
        return present.get(0);
    }

    /** The one who wants the product; empty while there is none. */
    Optional<Contact> champion() {
        return present.stream().filter(who -> who.role() == ContactRole.CHAMPION).findFirst();
    }

    /** The champion, else who decides. */
    Contact partner() {
        return champion().orElseGet(this::decisionMaker);
    }

    Contact anybody(Dice dice) {
        return dice.pick(present);
    }

    /** That person as of now, or empty if gone. */
    Optional<Contact> find(String id) {
        return present.stream().filter(who -> who.id().equals(id)).findFirst();
    }

    boolean gone(String id) {
        return gone.contains(id);
    }

    /** The champion leaves the customer. */
    Optional<Contact> loseChampion() {
        Optional<Contact> leaving = champion();
        leaving.ifPresent(
                who -> {
                    present.remove(who);
                    gone.add(who.id());
                });
        return leaving;
    }

    /** A user becomes champion; empty if there is none who could. */
    Optional<Contact> replaceChampion() {
        for (int i = 0; i < present.size(); i++) {
            if (present.get(i).role() == ContactRole.USER) {
                Contact champion = new Contact(present.get(i).id(), ContactRole.CHAMPION);
                present.set(i, champion);
                return Optional.of(champion);
            }
        }
        return Optional.empty();
    }
}
