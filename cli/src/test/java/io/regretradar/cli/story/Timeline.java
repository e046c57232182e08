package io.regretradar.cli.story;

import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every evaluation of a story, as {@code radar assess --timeline} makes them. */
public final class Timeline {
    private final LocalDate start;
    private final List<Evaluation> evaluations = new ArrayList<>();

    private Timeline(NamedStory story, LocalDate start) {
        this.start = start;
        List<AccountEvent> events = story.events(start);
        Set<Stream> streams = events.stream().map(AccountEvent::stream).collect(Collectors.toSet());
        EngineSettings settings = EngineSettings.defaults().withConnected(streams);
        new Replay(settings, Rules.defaults(), events)
                .run(
                        story.end(start).toEpochMilli(),
                        new AccountOutput() {
                            @Override
                            public void document(Document document) {}

                            @Override
                            public void evaluated(Evaluation evaluation) {
                                evaluations.add(evaluation);
                            }
                        });
    }

    /** Of the story of that name, begun on the default day. */
    public static Timeline of(String name) {
        return of(name, SimulationOptions.DEFAULT_START);
    }

    static Timeline of(String name, LocalDate start) {
        return new Timeline(StoryBook.named(name), start);
    }

    List<Evaluation> all() {
        return evaluations;
    }

    Evaluation last() {
        return evaluations.get(evaluations.size() - 1);
    }

    /** The evaluation with which that day of the story begins. */
    public Evaluation midnight(int day) {
        long at = start.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return evaluations.stream().filter(e -> e.at() == at).findFirst().orElseThrow();
    }

    /** Each change of the band: {@code "8 10:01 WATCH"} on day 8 of the story. */
    List<String> bands() {
        return changes(Evaluation::band, Band.NONE);
    }

    /** Each change of the stage. */
    List<String> stages() {
        return changes(Evaluation::stage, null);
    }

    /** Ids of all that was ever named as a reason. */
    Set<String> reasonsEver() {
        return evaluations.stream()
                .flatMap(e -> e.score().reasons().stream())
                .map(Reason::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of the reasons of one evaluation, worst first. */
    static List<String> reasons(Evaluation evaluation) {
        return evaluation.score().reasons().stream().map(Reason::id).toList();
    }

    /** One line for each midnight: day, score, band, stage. */
    String table() {
        StringBuilder table = new StringBuilder("day  score  band      stage\n");
        for (Evaluation e : evaluations) {
            if (e.midnight()) {
                table.append(
                        String.format(
                                Locale.ROOT,
                                "%3d  %5.1f  %-8s  %s%n",
                                sinceStart(e).toDays(),
                                e.score().score(),
                                e.band(),
                                e.stage()));
            }
        }
        return table.toString().replace(System.lineSeparator(), "\n");
    }

    private List<String> changes(Function<Evaluation, Enum<?>> of, Enum<?> before) {
        List<String> changes = new ArrayList<>();
        Enum<?> last = before;
        for (Evaluation e : evaluations) {
            Enum<?> now = of.apply(e);
            if (now != last) {
                changes.add(when(e) + " " + now);
            }
            last = now;
        }
        return changes;
    }

    private String when(Evaluation e) {
        Duration since = sinceStart(e);
        return "%d %02d:%02d".formatted(since.toDays(), since.toHoursPart(), since.toMinutesPart());
    }

    private Duration sinceStart(Evaluation e) {
        return Duration.between(
                start.atStartOfDay(ZoneOffset.UTC).toInstant(), Instant.ofEpochMilli(e.at()));
    }
}
