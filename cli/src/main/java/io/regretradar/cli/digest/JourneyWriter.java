package io.regretradar.cli.digest;

import io.regretradar.cli.chart.Bar;
import io.regretradar.cli.chart.Bar.Part;
import io.regretradar.cli.chart.Ink;
import io.regretradar.cli.digest.DigestDocuments.StageExits;
import io.regretradar.cli.elastic.Document;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/** Counts accounts by the stage they are in, and what became of those that left it. */
final class JourneyWriter {
    private final DigestDocuments documents;

    JourneyWriter(DigestDocuments documents) {
        this.documents = documents;
    }

    Digest.Journey write() {
        long widest = 1;
        long placed = 0;
        for (Stage stage : Stage.values()) {
            long accounts = in(stage).size();
            widest = Math.max(widest, accounts);
            placed += accounts;
        }
        List<Digest.Stage> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            StageExits exits = documents.exits().getOrDefault(stage.name(), StageExits.NONE);
            if (!in(stage).isEmpty() || exits.left() > 0) {
                stages.add(row(stage, exits, widest));
            }
        }
        return new Digest.Journey(stages, placed);
    }

    private Digest.Stage row(Stage stage, StageExits exits, long widest) {
        List<Document> accounts = in(stage);
        long behind = with(accounts, "BEHIND");
        long stalled = with(accounts, "STALLED");
        double expected = Rules.defaults().stages().expectedDays(stage);
        return new Digest.Stage(
                Words.of(stage.name()),
                accounts.size(),
                behind,
                stalled,
                Bar.of(
                        List.of(
                                new Part(accounts.size() - behind - stalled, Ink.GOOD),
                                new Part(behind, Ink.WATCH),
                                new Part(stalled, Ink.CRITICAL)),
                        widest),
                Double.isNaN(expected) ? null : Words.whole(expected) + " d",
                Double.isNaN(exits.medianDays()) ? null : Words.days(exits.medianDays()),
                exits.left(),
                exits.dropped(),
                exits.disputed());
    }

    private List<Document> in(Stage stage) {
        return documents.accounts().stream()
                .filter(account -> stage.name().equals(account.text("journey.stage")))
                .toList();
    }

    private static long with(List<Document> accounts, String status) {
        return accounts.stream()
                .filter(account -> status.equals(account.text("journey.status")))
                .count();
    }
}
