package io.regretradar.cli.notify;

import io.regretradar.cli.alerts.AlertsCommand;
import io.regretradar.cli.digest.ToCall;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.RegretIndices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom one person has to call.
 *
 * @param owner who; empty for accounts that nobody owns
 * @param zone the zone in which most of those accounts are, the first by name where two have as
 *     many
 * @param calls in the order in which to call
 */
record OwnersCalls(String owner, ZoneId zone, List<ToCall> calls) {
    private static final int MOST_LISTED = 20;

    /** All open calls by owner; an alert that was assigned belongs to whom it was assigned to. */
    static List<OwnersCalls> read(RegretIndices indices, Instant now) {
        Map<String, List<Document>> byOwner =
                indices
                        .searchAll(
                                RegretIndices.ALERTS,
                                RegretIndices.all(AlertsCommand.open()),
                                "alert.id")
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        OwnersCalls::responsible,
                                        TreeMap::new,
                                        Collectors.toList()));
        List<OwnersCalls> all = new ArrayList<>();
        byOwner.forEach(
                (owner, alerts) -> {
                    List<ToCall> calls = ToCall.of(List.of(), alerts, now);
                    if (!calls.isEmpty()) {
                        all.add(new OwnersCalls(owner, zoneOfMost(calls), calls));
                    }
                });
        return all;
    }

    private static String responsible(Document alert) {
        String assignee = alert.text("alert.assignee");
        return Objects.requireNonNullElse(assignee == null ? alert.text("owner.id") : assignee, "");
    }

    private static ZoneId zoneOfMost(List<ToCall> calls) {
        Map<String, Long> accounts =
                calls.stream()
                        .map(call -> SlackMessage.zone(call.account().text("account.time_zone")))
                        .collect(
                                Collectors.groupingBy(
                                        ZoneId::getId, TreeMap::new, Collectors.counting()));
        String most =
                accounts.entrySet().stream()
                        .min(
                                Comparator.comparing(
                                                (Map.Entry<String, Long> zone) -> -zone.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .orElseThrow()
                        .getKey();
        return ZoneId.of(most);
    }

    OwnersCalls in(ZoneId other) {
        return new OwnersCalls(owner, other, calls);
    }

    /** Names the digest of a day; the same for every attempt to send it. */
    String key(LocalDate day) {
        return "digest:%s:%s"
                .formatted(day, UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)));
    }

    SlackMessage message(LocalDate day) {
        String whose = owner.isEmpty() ? "Accounts without an owner" : owner;
        SlackMessage message =
                new SlackMessage(
                        "%s: %d %s to call today, %s"
                                .formatted(
                                        whose,
                                        calls.size(),
                                        calls.size() == 1 ? "account" : "accounts",
                                        day));
        calls.stream().limit(MOST_LISTED).forEach(call -> message.section(line(call)));
        if (calls.size() > MOST_LISTED) {
            message.context("%d more: radar alerts".formatted(calls.size() - MOST_LISTED));
        }
        return message;
    }

    private static String line(ToCall call) {
        Document account = call.account();
        String name = account.text("account.name");
        StringBuilder line =
                new StringBuilder(
                        "*%s* · %s"
                                .formatted(
                                        SlackMessage.text(name == null ? call.id() : name),
                                        SlackMessage.words(call.band())));
        append(line, " · score %.0f", account.number("risk.score"));
        append(line, " · value at risk %,.0f", call.valueAtRisk());
        account.objects("reasons").stream()
                .findFirst()
                .map(reason -> reason.text("sentence"))
                .map((Function<String, String>) sentence -> "\n• " + SlackMessage.text(sentence))
                .ifPresent(line::append);
        return line.toString();
    }

    private static void append(StringBuilder line, String format, OptionalDouble number) {
        number.ifPresent(value -> line.append(format.formatted(value)));
    }
}
