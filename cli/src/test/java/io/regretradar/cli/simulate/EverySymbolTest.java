package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a book that is large enough everything happens that the streams can say. */
class EverySymbolTest {
    private static final SimulationSettings BOOK =
            new SimulationSettings(11, 300, 150, LocalDate.of(2026, 1, 5));
    private static final Map<Class<?>, Set<Object>> SEEN = new HashMap<>();
    private static final Set<String> PLAN_ITEMS = new HashSet<>();

    @BeforeAll
    static void live() {
        new Simulation(BOOK).until(BOOK.end(), EverySymbolTest::note);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LifecycleEvent.Type.class,
                LifecycleEvent.HandoffItem.class,
                TouchpointEvent.Action.class,
                TouchpointEvent.Channel.class,
                TouchpointEvent.Purpose.class,
                TouchpointEvent.Emotion.class,
                SurveyEvent.Kind.class,
                SurveyEvent.Action.class,
                ReferralEvent.Action.class,
                ReferralEvent.Incentive.class,
                TicketEvent.Action.class,
                TicketEvent.Priority.class,
                ContactRole.class
            })
    void occurs(Class<? extends Enum<?>> symbols) {
        assertThat(SEEN.get(symbols)).containsExactlyInAnyOrderElementsOf(known(symbols));
    }

    @Test
    void everyTypeOfRegretIsAskedAbout() {
        assertThat(SEEN.get(RegretType.class))
                .containsExactlyInAnyOrderElementsOf(known(RegretType.class));
    }

    @Test
    void accountsGoFromSalesToOnboardingToCustomerSuccess() {
        assertThat(SEEN.get(LifecycleEvent.OwnerTeam.class))
                .containsExactlyInAnyOrder(
                        LifecycleEvent.OwnerTeam.SALES,
                        LifecycleEvent.OwnerTeam.ONBOARDING,
                        LifecycleEvent.OwnerTeam.CS);
    }

    @Test
    void theStatementsOfTheStagesAreAskedFor() {
        assertThat(SEEN.get(Stage.class))
                .contains(
                        Stage.HANDOFF,
                        Stage.SETUP,
                        Stage.FIRST_ADOPTION,
                        Stage.FIRST_SUCCESS,
                        Stage.RENEWAL);
    }

    @Test
    void theItemsOfTheTouchpointPlanAreMeant() {
        assertThat(PLAN_ITEMS)
                .containsExactlyInAnyOrder(
                        "welcome",
                        "handoff_call",
                        "kickoff",
                        "training",
                        "check",
                        "quick_start",
                        "review",
                        "value_review",
                        "proposal",
                        "terms");
    }

    private static List<Object> known(Class<? extends Enum<?>> symbols) {
        return Arrays.stream(symbols.getEnumConstants())
                .filter(symbol -> !symbol.name().equals("UNKNOWN"))
                .collect(Collectors.toList());
    }

    private static void note(AccountEvent event) {
        if (event instanceof UsageEvent) {
            return;
        }
        if (event instanceof TouchpointEvent touch && touch.planItem() != null) {
            PLAN_ITEMS.add(touch.planItem());
        }
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(event);
                Collection<?> values =
                        value instanceof Collection<?> many
                                ? many
                                : value == null ? List.of() : List.of(value);
                for (Object each : values) {
                    if (each instanceof Enum<?> symbol) {
                        SEEN.computeIfAbsent(symbol.getDeclaringClass(), c -> new HashSet<>())
                                .add(symbol);
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
