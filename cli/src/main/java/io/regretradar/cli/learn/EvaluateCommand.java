package io.regretradar.cli.learn;

import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.domain.learning.Horizon;
import io.regretradar.domain.learning.LeakCheck;
import io.regretradar.domain.learning.Outcomes;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.rules.Rules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds scores against what became of the accounts. */
@Command(
        name = "evaluate",
        description = {
            "Says how well the scores warned: holds them against what became of the accounts.",
            "Scores come from events, lived through again without any service, or, without"
                    + " --events, from Elasticsearch. Nothing after a look can reach its score."
        },
        footer = {
            "",
            "Examples:",
            "  radar evaluate --events year.ndjson.gz --outcomes who-left.csv --out quality.html",
            "  radar evaluate --elasticsearch http://localhost:9200 --outcomes who-left.csv",
            "  radar evaluate --elasticsearch http://localhost:9200 --outcomes who-left.csv --shadow"
                    + " --scorecard card-2.json",
            "  radar evaluate --simulated --seeds 1,2,3,4,5"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Mixin private PastOptions past;
    @Mixin private ElasticOptions elastic;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--horizon",
            split = ",",
            defaultValue = "30d,60d,90d",
            converter = Days.class,
            paramLabel = "DAYS",
            description = "Days within which an outcome counts. Default: ${DEFAULT-VALUE}.")
    private List<Integer> horizons;

    @Option(
            names = "--capacity",
            defaultValue = "10",
            paramLabel = "N",
            description = "Accounts that the team can call in a week. Default: ${DEFAULT-VALUE}.")
    private int capacity;

    @Option(
            names = "--shadow",
            description = {
                "From Elasticsearch: judge the scores of the scorecard on trial. Name its file with"
                        + " --scorecard."
            })
    private boolean shadow;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also write a web page with charts. A file that is there is replaced.")
    private Path page;

    @Override
    public Integer call() {
        if (capacity < 1) {
            throw new WrongUsage("--capacity is %d, but must be at least 1.".formatted(capacity));
        }
        if (shadow && (past.simulated() || past.fromFiles())) {
            throw new WrongUsage(
                    "--shadow is about scores in Elasticsearch, but a history was named. Leave --shadow out, and name the scorecard with --scorecard FILE.");
        }
        if (past.simulated() && past.seeds().size() > 1) {
            if (page != null) {
                throw new WrongUsage(
                        "--out shows one book, but --seeds names %d. Use --seeds %d."
                                .formatted(past.seeds().size(), past.seeds().get(0)));
            }
            books();
            return 0;
        }
        ScoreQuality quality;
        if (past.simulated()) {
            quality = of(past.simulated(past.seeds().get(0)));
        } else if (past.fromFiles()) {
            quality = of(past.read(spec.commandLine().getErr()));
        } else {
            quality = stored();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(JsonText.line(QualityJson.of(quality)));
        } else {
            new QualityText(out).print(quality);
        }
        if (page != null) {
            QualityPage.write(quality, page);
            spec.commandLine().getErr().printf("Page: %s%n", page.toAbsolutePath());
        }
        if (elastic.given() || !past.fromFiles() && !past.simulated()) {
            try (RegretIndices indices = elastic.connect()) {
                String id = QualityDocument.write(indices, quality, shadow);
                spec.commandLine()
                        .getErr()
                        .printf("Document: %s/%s%n", RegretIndices.MODEL_QUALITY, id);
            }
        }
        return 0;
    }

    private ScoreQuality of(PastEvents events) {
        Rules rules = past.rules();
        return ScoreQuality.of(
                events.scored(rules, past.every()),
                events.outcomes(),
                rules.scorecard(),
                horizons(),
                past.perLook(capacity),
                LeakCheck.ofEvents(events.events(), events.outcomes()));
    }

    private ScoreQuality stored() {
        Outcomes outcomes = past.outcomes();
        try (RegretIndices indices = elastic.connect()) {
            return StoredQuality.of(
                    indices,
                    outcomes,
                    past.rules().scorecard(),
                    shadow,
                    horizons(),
                    past.every(),
                    past::from,
                    last -> past.end(last, outcomes),
                    past.perLook(capacity));
        }
    }

    private void books() {
        List<BookCheck> books = new ArrayList<>();
        for (long seed : past.seeds()) {
            books.add(
                    BookCheck.of(
                            seed,
                            past.simulated(seed),
                            past.rules(),
                            past.scorecardJson(),
                            horizons(),
                            past.every(),
                            past.perLook(capacity)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(JsonText.line(books.stream().map(EvaluateCommand::json).toList()));
        } else {
            new BookTable(out).print(books);
        }
    }

    private static Map<String, Object> json(BookCheck book) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", book.seed());
        json.put("quality", QualityJson.of(book.quality()));
        json.put("calibration", book.evidence());
        json.put("refusal", book.refusal());
        json.put("shuffledAuc", QualityJson.interval(book.shuffled().auc()));
        json.put("shuffledRefusal", book.shuffledRefusal());
        return json;
    }

    private List<Horizon> horizons() {
        return horizons.stream().map(Horizon::new).toList();
    }
}
