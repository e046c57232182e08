package io.regretradar.domain.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.regretradar.domain.document.DocumentVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows that facts come to, and short ways to tell facts. */
final class Rows implements AccountShare.Output {

    private static final long HOUR = 3_600_000;

    private final Map<String, AccountShare> accounts = new TreeMap<>();
    private final Map<String, PortfolioRow> rows = new TreeMap<>();
    final List<Fact> applied = new ArrayList<>();
    final List<Fact> repeated = new ArrayList<>();

    /** All facts at once, read in this order. */
    static Rows of(List<Fact> facts) {
        Rows rows = new Rows();
        facts.forEach(rows::tell);
        rows.advance("9999-01-01T00:00:00Z");
        return rows;
    }

    void tell(Fact fact) {
        accounts.computeIfAbsent(fact.accountId(), id -> new AccountShare()).offer(fact);
    }

    void advance(String watermark) {
        accounts.values().forEach(account -> account.advance(time(watermark), this));
    }

    AccountShare account(String id) {
        return accounts.get(id);
    }

    void restore(String id, AccountShare share) {
        accounts.put(id, share);
    }

    @Override
    public void change(RowChange change) {
        rows.computeIfAbsent(change.row().id(), id -> PortfolioRow.start(change.row()))
                .accept(change, HOUR);
    }

    @Override
    public void applied(Fact fact) {
        applied.add(fact);
    }

    @Override
    public void repeated(Fact fact) {
        repeated.add(fact);
    }

    /** The sources of all rows by {@code _id}, as of one instant. */
    Map<String, String> sources() {
        PortfolioDocuments documents = new PortfolioDocuments(new DocumentVersion(0));
        Map<String, String> sources = new TreeMap<>();
        rows.forEach(
                (id, row) -> sources.put(id, new String(documents.row(row, 0).source(), UTF_8)));
        return sources;
    }

    /** The sums of a row that are not 0, and its median where it has one. */
    String row(String id) {
        PortfolioRow row = rows.get(id);
        if (row == null) {
            return "no such row among " + rows.keySet();
        }
        List<String> parts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (row.tally().sum(measure).signum() != 0) {
                parts.add(
                        measure
                                + "="
                                + row.tally().sum(measure).stripTrailingZeros().toPlainString());
            }
        }
        if (!Double.isNaN(row.tally().medianDays())) {
            parts.add("median=" + row.tally().medianDays());
        }
        return String.join(" ", parts);
    }

    static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    static Fact transition(
            String account, int seq, String at, String from, String to, double days) {
        return transition(account, seq, at, from, to, days, "2026-01");
    }

    /** A stage left; a null stage or a NaN is not told. */
    static Fact transition(
            String account,
            int seq,
            String at,
            String from,
            String to,
            double days,
            String cohort) {
        String json =
                "{\"@timestamp\":\"%s\",\"account.id\":\"%s\",\"transition.seq\":%d%s%s%s%s}"
                        .formatted(
                                at,
                                account,
                                seq,
                                field("transition.from", from),
                                field("transition.to", to),
                                Double.isNaN(days) ? "" : ",\"transition.days\":" + days,
                                field("transition.cohort", cohort));
        return read(PortfolioInput.TRANSITIONS, account + ":" + seq, version(at), json);
    }

    /** A standing of an account in Vienna's zone; further fields as JSON, led by a comma. */
    static Fact standing(String account, String at, String band, double score, String more) {
        String json =
                "{\"@timestamp\":\"%s\",\"account.id\":\"%s\",\"account.time_zone\":\"Europe/Vienna\",\"risk.band\":\"%s\",\"risk.score\":%s%s}"
                        .formatted(at, account, band, score, more);
        return read(PortfolioInput.SCORES, account, version(at), json);
    }

    /** How a referral stands; fields besides its state as JSON, led by a comma. */
    static Fact referral(String account, String id, String at, String state, String more) {
        String json =
                "{\"@timestamp\":\"%s\",\"account.id\":\"%s\",\"referral.state\":\"%s\"%s}"
                        .formatted(at, account, state, more);
        return read(PortfolioInput.REFERRALS, id, version(at), json);
    }

    private static String field(String name, String value) {
        return value == null ? "" : ",\"%s\":\"%s\"".formatted(name, value);
    }

    private static long version(String at) {
        return new DocumentVersion(0).at(time(at), 0);
    }

    private static Fact read(PortfolioInput input, String id, long version, String json) {
        try {
            return FactJson.read(input, id, version, json.getBytes(UTF_8));
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
