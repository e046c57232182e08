package io.regretradar.pipeline.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import io.regretradar.domain.event.Stream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;

/**
 * Which streams are read and what holds for the time of their events.
 *
 * @param connected customers' streams that this deployment has
 * @param bounds how far out of order the events of each stream may arrive; one for every stream
 * @param earliest events before this instant are rejected
 * @param maxAhead an event further ahead of its Kafka timestamp is rejected
 * @param alignmentDrift how far one stream may run ahead of the slowest, in event time
 * @param alignmentInterval how often that is checked
 * @param clockEnabled whether the job writes ticks into its input topics
 * @param clockInterval time between two ticks
 */
public record EventSettings(
        Set<Stream> connected,
        Map<Stream, Duration> bounds,
        Instant earliest,
        Duration maxAhead,
        Duration alignmentDrift,
        Duration alignmentInterval,
        boolean clockEnabled,
        Duration clockInterval)
        implements Serializable {

    static final Setting<String> CONNECTED =
            Setting.text(
                    "streams.connected",
                    "support-tickets,product-usage,surveys,account-lifecycle",
                    "Streams that this deployment has, separated by commas. Only these are read,"
                            + " and scores are judged by them. alert-commands is always read.",
                    "one or more of " + Stream.names(Stream.OF_CUSTOMERS) + ", separated by commas",
                    value ->
                            Arrays.stream(value.split(",", -1))
                                    .allMatch(name -> Stream.ofCustomers(name.trim()).isPresent()));
    static final Setting<Duration> BOUND =
            Setting.duration(
                    "events.bound.default",
                    Duration.ofSeconds(60),
                    "How far out of order events may arrive. Later ones correct their day or,"
                            + " beyond events.late-allowance, become dead letters.");
    private static final Map<Stream, Setting<Duration>> BOUND_OF = boundOfEachStream();
    static final Setting<String> EARLIEST =
            Setting.text(
                    "events.earliest",
                    "2000-01-01T00:00:00Z",
                    "Events before this instant are rejected: seconds taken for milliseconds land"
                            + " in 1970.",
                    "an instant from 1970 on, such as 2000-01-01T00:00:00Z",
                    EventSettings::isInstant);
    static final Setting<Duration> MAX_AHEAD =
            Setting.duration(
                    "events.max-ahead",
                    Duration.ofHours(1),
                    "An event that claims to be further than this ahead of its Kafka timestamp is"
                            + " rejected, so that one wrong clock does not make all others late.");
    static final Setting<Duration> ALIGNMENT_DRIFT =
            Setting.duration(
                    "events.alignment-drift",
                    Duration.ofDays(7),
                    "How far one stream may run ahead of the slowest in event time. Keeps what"
                            + " waits in state small while a backlog is read.");
    static final Setting<Duration> ALIGNMENT_INTERVAL =
            Setting.duration(
                    "events.alignment-interval",
                    Duration.ofMillis(200),
                    "How often that is checked. A backlog is read no faster than"
                            + " events.alignment-drift in each interval.");
    static final Setting<Boolean> CLOCK_ENABLED =
            Setting.of(
                    key("clock.enabled")
                            .booleanType()
                            .defaultValue(true)
                            .withDescription(
                                    "Whether the job writes ticks of the wall clock into its input"
                                            + " topics, so that silence can be seen. Off for a"
                                            + " backfill, whose writer brings ticks of its own."),
                    "true or false",
                    value -> true);
    static final Setting<Duration> CLOCK_INTERVAL =
            Setting.duration("clock.interval", Duration.ofSeconds(10), "Time between two ticks.");

    static final List<Setting<?>> ALL = all();

    public EventSettings {
        connected = EnumSet.copyOf(connected);
        bounds = new EnumMap<>(bounds);
    }

    static EventSettings from(Configuration config) {
        Set<Stream> connected = EnumSet.noneOf(Stream.class);
        for (String name : CONNECTED.required(config).split(",", -1)) {
            connected.add(Stream.ofTopic(name.trim()).orElseThrow());
        }
        Map<Stream, Duration> bounds = new EnumMap<>(Stream.class);
        BOUND_OF.forEach(
                (stream, setting) -> {
                    Duration own = setting.optional(config);
                    bounds.put(stream, own == null ? BOUND.required(config) : own);
                });
        return new EventSettings(
                connected,
                bounds,
                Instant.parse(EARLIEST.required(config)),
                MAX_AHEAD.required(config),
                ALIGNMENT_DRIFT.required(config),
                ALIGNMENT_INTERVAL.required(config),
                CLOCK_ENABLED.required(config),
                CLOCK_INTERVAL.required(config));
    }

    /** The streams that are read: the connected ones and what our own people do. */
    public Set<Stream> read() {
        Set<Stream> read = EnumSet.of(Stream.ALERT_COMMANDS);
        read.addAll(connected);
        return read;
    }

    /** The largest bound of the streams that are read. */
    public Duration largestBound() {
        return read().stream().map(bounds::get).max(Duration::compareTo).orElseThrow();
    }

    private static Map<Stream, Setting<Duration>> boundOfEachStream() {
        Map<Stream, Setting<Duration>> settings = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            String description = "The same for %s alone.".formatted(stream.topic());
            settings.put(stream, Setting.duration("events.bound." + stream.topic(), description));
        }
        return settings;
    }

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(CONNECTED, BOUND));
        all.addAll(BOUND_OF.values());
        all.addAll(
                List.of(
                        EARLIEST,
                        MAX_AHEAD,
                        ALIGNMENT_DRIFT,
                        ALIGNMENT_INTERVAL,
                        CLOCK_ENABLED,
                        CLOCK_INTERVAL));
        return List.copyOf(all);
    }

    static boolean isInstant(String value) {
        try {
            return !Instant.parse(value).isBefore(Instant.EPOCH);
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }
}
