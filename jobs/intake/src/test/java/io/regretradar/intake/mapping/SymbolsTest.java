package io.regretradar.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolsTest {

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Stage.class, io.regretradar.schema.Stage.class),
                Arguments.of(RegretType.class, io.regretradar.schema.RegretType.class),
                Arguments.of(ContactRole.class, io.regretradar.schema.ContactRole.class),
                Arguments.of(TicketEvent.Action.class, io.regretradar.schema.TicketAction.class),
                Arguments.of(
                        TicketEvent.Priority.class, io.regretradar.schema.TicketPriority.class),
                Arguments.of(SurveyEvent.Kind.class, io.regretradar.schema.SurveyKind.class),
                Arguments.of(SurveyEvent.Action.class, io.regretradar.schema.SurveyAction.class),
                Arguments.of(
                        TouchpointEvent.Action.class, io.regretradar.schema.TouchpointAction.class),
                Arguments.of(
                        TouchpointEvent.Channel.class,
                        io.regretradar.schema.TouchpointChannel.class),
                Arguments.of(
                        TouchpointEvent.Purpose.class,
                        io.regretradar.schema.TouchpointPurpose.class),
                Arguments.of(TouchpointEvent.Emotion.class, io.regretradar.schema.Emotion.class),
                Arguments.of(LifecycleEvent.Type.class, io.regretradar.schema.LifecycleType.class),
                Arguments.of(LifecycleEvent.OwnerTeam.class, io.regretradar.schema.OwnerTeam.class),
                Arguments.of(
                        LifecycleEvent.HandoffItem.class, io.regretradar.schema.HandoffItem.class),
                Arguments.of(
                        ReferralEvent.Action.class, io.regretradar.schema.ReferralAction.class),
                Arguments.of(ReferralEvent.Incentive.class, io.regretradar.schema.Incentive.class),
                Arguments.of(
                        AlertCommand.Kind.class, io.regretradar.schema.AlertCommandKind.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    <D extends Enum<D>, S extends Enum<S>> void domainAndSchemaHaveTheSameSymbols(
            Class<D> domain, Class<S> schema) {
        assertThat(names(domain)).containsExactlyInAnyOrderElementsOf(names(schema));
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
