package io.regretradar.cli.digest;

import io.regretradar.cli.chart.Bar;
import io.regretradar.cli.chart.Bar.Part;
import io.regretradar.cli.chart.Ink;
import io.regretradar.cli.elastic.Document;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Says who can be asked for a referral, and how often those who can be are. */
final class AdvocacyWriter {
    /** Of satisfied customers, so many are asked, says the article behind it. */
    static final double ASKED_ELSEWHERE = .11;

    /** And so many would have said yes. */
    static final double WILLING_ELSEWHERE = .91;

    private static final int MOST_FANS = 15;

    private final DigestDocuments documents;

    AdvocacyWriter(DigestDocuments documents) {
        this.documents = documents;
    }

    Digest.Advocacy write() {
        List<Document> fans =
                documents.accounts().stream()
                        .filter(account -> "READY".equals(account.text("referral.state")))
                        .sorted(
                                Comparator.comparingDouble(
                                                (Document account) ->
                                                        -account.number("referral.readiness")
                                                                .orElse(0))
                                        .thenComparing(account -> account.text("account.id")))
                        .toList();
        long asked = having("referral.asked_at");
        // Asked without having been ready is possible too, and no reason to count over 100 %.
        long ready = documents.referrals().stream().filter(AdvocacyWriter::wasReadyOrAsked).count();
        long accepted = having("referral.accepted_at");
        OptionalDouble askingRate = rate(asked, ready);
        return new Digest.Advocacy(
                documents.accounts().stream().anyMatch(AdvocacyWriter::followed)
                        || !documents.referrals().isEmpty(),
                fans.stream().limit(MOST_FANS).map(AdvocacyWriter::fan).toList(),
                Math.max(0, fans.size() - MOST_FANS),
                ready,
                asked,
                accepted,
                having("referral.introduced_at"),
                having("referral.won_at"),
                documents.referrals().stream()
                        .filter(referral -> Boolean.parseBoolean(referral.text("referral.missed")))
                        .count(),
                askingRate,
                rate(accepted, asked),
                Bar.of(
                        List.of(new Part(askingRate.orElse(0), Ink.LINE)),
                        1,
                        List.of(ASKED_ELSEWHERE, WILLING_ELSEWHERE)));
    }

    private long having(String field) {
        return documents.referrals().stream()
                .filter(referral -> referral.text(field) != null)
                .count();
    }

    private static boolean wasReadyOrAsked(Document referral) {
        return referral.text("referral.ready_at") != null
                || referral.text("referral.asked_at") != null;
    }

    private static boolean followed(Document account) {
        return account.text("referral.state") != null
                || account.number("referral.readiness").isPresent();
    }

    private static Digest.Fan fan(Document account) {
        String owner = account.text("owner.id");
        return new Digest.Fan(
                Who.of(account),
                owner == null ? null : CallWriter.shown(owner),
                account.number("referral.readiness"),
                Boolean.parseBoolean(account.text("referral.prime")));
    }

    private static OptionalDouble rate(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
