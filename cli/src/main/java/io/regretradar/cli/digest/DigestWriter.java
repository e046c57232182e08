package io.regretradar.cli.digest;

import io.regretradar.cli.chart.Bar;
import io.regretradar.cli.chart.Bar.Part;
import io.regretradar.cli.chart.Ink;
import io.regretradar.cli.chart.Sparkline.Point;
import io.regretradar.cli.digest.Digest.Mover;
import io.regretradar.cli.digest.Digest.Owed;
import io.regretradar.cli.digest.Digest.Share;
import io.regretradar.cli.elastic.Document;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.regret.RegretType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes the digest of the documents: what is counted, ranked and left out. */
final class DigestWriter {
    private static final int MOST_CALLS = 50;
    private static final int MOST_EVENTS = 30;
    private static final int MOST_MOVERS = 5;
    private static final double LEAST_MOVE = 5;
    private static final int MOST_PROMISES = 20;

    private final DigestDocuments documents;
    private final Function<String, List<Point>> histories;

    /**
     * @param histories scores of an account in the last 30 days, by its id
     */
    DigestWriter(DigestDocuments documents, Function<String, List<Point>> histories) {
        this.documents = documents;
        this.histories = histories;
    }

    /**
     * @param owner whose accounts these are, or null for everyone's
     */
    Digest write(String owner) {
        List<ToCall> all = ToCall.of(documents);
        List<Owed> promises = promises();
        return new Digest(
                documents.asOf(),
                owner == null ? null : CallWriter.shown(owner),
                documents.accounts().size(),
                !documents.accounts().isEmpty()
                        && documents.accounts().stream()
                                .allMatch(
                                        account ->
                                                Boolean.parseBoolean(
                                                        account.text("risk.calibrated"))),
                stale(),
                tiles(all),
                calls(all),
                Math.max(0, all.size() - MOST_CALLS),
                since(),
                promises.stream().limit(MOST_PROMISES).toList(),
                Math.max(0, promises.size() - MOST_PROMISES),
                regret(),
                new JourneyWriter(documents).write(),
                new AdvocacyWriter(documents).write());
    }

    private List<String> stale() {
        return documents.alerts().stream()
                .filter(alert -> "DATA_STALE".equals(alert.text("alert.type")))
                .map(alert -> alert.text("alert.source"))
                .map(source -> source == null ? "an unnamed source" : CallWriter.shown(source))
                .sorted()
                .toList();
    }

    private Digest.Tiles tiles(List<ToCall> all) {
        Instant dayAgo = documents.asOf().minus(DigestReader.DAY);
        return new Digest.Tiles(
                count(all, call -> call.band() == Band.CRITICAL),
                count(all, call -> call.band() == Band.AT_RISK),
                count(all, call -> !call.band().atLeast(Band.AT_RISK)),
                sum(all.stream().map(ToCall::valueAtRisk)),
                count(all, call -> call.since().isAfter(dayAgo)),
                count(all, ToCall::untaken),
                count(all, call -> call.untaken() && call.escalated()));
    }

    private List<Call> calls(List<ToCall> all) {
        CallWriter writer = new CallWriter(documents.asOf());
        List<Call> calls = new ArrayList<>();
        for (ToCall call : all.subList(0, Math.min(MOST_CALLS, all.size()))) {
            calls.add(
                    writer.write(
                            calls.size() + 1,
                            call,
                            documents.dayBefore().get(call.id()),
                            histories.apply(call.id())));
        }
        return calls;
    }

    private Digest.Since since() {
        List<Digest.Event> events =
                documents.changes().stream()
                        .filter(change -> told(change.text("alert.change")))
                        .map(DigestWriter::event)
                        .toList();
        return new Digest.Since(
                events.stream().limit(MOST_EVENTS).toList(),
                Math.max(0, events.size() - MOST_EVENTS),
                movers(change -> change >= LEAST_MOVE, 1),
                movers(change -> change <= -LEAST_MOVE, -1));
    }

    /** A score that moves is told of once, as a mover, not with every alert it touches. */
    private static boolean told(String change) {
        return change != null && !change.equals("UPDATED") && !change.equals("COMMENTED");
    }

    private static Digest.Event event(Document change) {
        Band band = ToCall.band(change);
        return new Digest.Event(
                Instant.parse(change.text("@timestamp")),
                Who.of(change),
                Words.of(change.text("alert.change")),
                Words.of(change.text("alert.type"))
                        + (band == Band.NONE
                                ? ""
                                : ", " + Words.of(band.name()).toLowerCase(Locale.ROOT)));
    }

    private List<Mover> movers(Predicate<Double> moved, int direction) {
        return documents.accounts().stream()
                .filter(account -> moved.test(change(account)))
                .sorted(
                        Comparator.comparingDouble(
                                        (Document account) -> -direction * change(account))
                                .thenComparing(account -> account.text("account.id")))
                .limit(MOST_MOVERS)
                .map(this::mover)
                .toList();
    }

    private Mover mover(Document account) {
        Document before = documents.dayBefore().get(account.text("account.id"));
        return new Mover(
                Who.of(account),
                before.number("risk.score").orElseThrow(),
                account.number("risk.score").orElseThrow(),
                CallWriter.moves(account, before));
    }

    private double change(Document account) {
        return CallWriter.change(account, documents.dayBefore().get(account.text("account.id")))
                .orElse(0);
    }

    private List<Owed> promises() {
        return documents.accounts().stream()
                .filter(account -> !waits(account).isEmpty())
                .sorted(
                        Comparator.comparingDouble(
                                        (Document account) ->
                                                -account.number("promise.longest_wait_h").orElse(0))
                                .thenComparingDouble(DigestWriter::falling)
                                .thenComparing(account -> account.text("account.id")))
                .map(DigestWriter::owed)
                .toList();
    }

    private static double falling(Document account) {
        return -account.number("promise.unanswered_tickets").orElse(0)
                - account.number("promise.missed_sessions").orElse(0);
    }

    private static Owed owed(Document account) {
        OptionalDouble hours = account.number("promise.longest_wait_h");
        String owner = account.text("owner.id");
        return new Owed(
                Who.of(account),
                owner == null ? null : CallWriter.shown(owner),
                waits(account),
                hours.isPresent() && hours.getAsDouble() > 0
                        ? Words.lasting(
                                Instant.EPOCH,
                                Instant.EPOCH.plus(
                                        Duration.ofMinutes((long) (hours.getAsDouble() * 60))))
                        : null);
    }

    private static List<String> waits(Document account) {
        List<String> waits = new ArrayList<>();
        add(
                waits,
                account,
                "promise.unanswered_tickets",
                "ticket without a first answer",
                "tickets without a first answer");
        add(
                waits,
                account,
                "promise.open_messages",
                "message without a reply",
                "messages without a reply");
        add(
                waits,
                account,
                "promise.missed_sessions",
                "missed session not made up for",
                "missed sessions not made up for");
        return waits;
    }

    private static void add(
            List<String> waits, Document account, String field, String one, String several) {
        long count = (long) account.number(field).orElse(0);
        if (count > 0) {
            waits.add(Words.count(count, one, several));
        }
    }

    private List<Share> regret() {
        int all = documents.accounts().size();
        return Stream.concat(Arrays.stream(RegretType.values()).map(Enum::name), Stream.of("MIXED"))
                .filter(kind -> !kind.equals("UNKNOWN"))
                .map(kind -> share(kind, all))
                .sorted(Comparator.comparingLong(Share::accounts).reversed())
                .toList();
    }

    private Share share(String kind, int all) {
        List<Document> accounts =
                documents.accounts().stream()
                        .filter(account -> kind.equals(account.text("regret.dominant")))
                        .toList();
        double share = all == 0 ? 0 : (double) accounts.size() / all;
        return new Share(
                Words.of(kind),
                accounts.size(),
                share,
                sum(accounts.stream().map(account -> account.number("account.annual_value"))),
                accounts.stream()
                        .filter(account -> "SURVEY".equals(account.text("regret.basis")))
                        .count(),
                Bar.of(List.of(new Part(accounts.size(), Ink.LINE)), Math.max(1, all)));
    }

    private static OptionalDouble sum(Stream<OptionalDouble> numbers) {
        double[] known =
                numbers.filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(known).sum());
    }

    private static long count(List<ToCall> calls, Predicate<ToCall> which) {
        return calls.stream().filter(which).count();
    }
}
