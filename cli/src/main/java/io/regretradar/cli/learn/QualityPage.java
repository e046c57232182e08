package io.regretradar.cli.learn;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.regretradar.cli.chart.Square;
import io.regretradar.cli.chart.Square.Point;
import io.regretradar.cli.chart.Svg;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.learning.Curves;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.WarningQuality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report as one HTML page that needs nothing else: no network, no script, no font. */
public final class QualityPage {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    QualityPage.class.getClassLoader(),
                    "io.regretradar.cli");
    private static final double LONGEST_LEAD = 120;

    private final ScoreQuality quality;

    private QualityPage(ScoreQuality quality) {
        this.quality = quality;
    }

    /** The page. */
    static String of(ScoreQuality quality) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("quality/page.jte", new QualityPage(quality), page);
        return page.toString();
    }

    static void write(ScoreQuality quality, Path file) {
        try {
            Files.writeString(file, of(quality), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(
                    "The page cannot be written to %s: %s. Name another file with --out FILE."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    public ScoreQuality quality() {
        return quality;
    }

    public HorizonQuality main() {
        return quality.main();
    }

    /** Share of the losses found against share of the others bothered. */
    public Svg roc() {
        List<Point> points =
                Curves.roc(main().sample()).stream()
                        .map(point -> new Point(point.falseAlarms(), point.found()))
                        .toList();
        return Square.of(points, List.of(), true, 1, 1);
    }

    /** What was foretold against what came, of the bins that hold any case. */
    public Svg calibration() {
        List<Point> points =
                bins().stream().map(bin -> new Point(bin.foretold(), bin.came())).toList();
        return Square.of(points, points, true, 1, 1);
    }

    /** The bins that hold any case. */
    public List<Curves.Bin> bins() {
        return Curves.calibration(main().sample()).stream().filter(bin -> bin.cases() > 0).toList();
    }

    /** Share of the losses that had been warned of for at least so many days. */
    public Svg leads() {
        WarningQuality watch = quality.warnings(Band.WATCH);
        List<Point> points = new ArrayList<>();
        for (int days = 0; days <= LONGEST_LEAD; days++) {
            int least = days;
            long warned = watch.leadDays().stream().filter(lead -> lead >= least).count();
            points.add(new Point(days, watch.losses() == 0 ? 0 : (double) warned / watch.losses()));
        }
        return Square.of(points, List.of(), false, LONGEST_LEAD, 1);
    }

    public WarningQuality watch() {
        return quality.warnings(Band.WATCH);
    }
}
