package io.regretradar.dashboards.kibana;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that must hold for every object. The import reports success for most objects that break
 * one, and then a panel stays blank: hence the check before it. Each rule has a fixture of its name
 * in the tests that breaks it.
 */
interface Rule {

    /** What is wrong with the object, one sentence each; empty if nothing. */
    Stream<String> problems(SavedObject object, Bundle bundle);

    /** The rule's name: its class in kebab-case. */
    default String name() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
