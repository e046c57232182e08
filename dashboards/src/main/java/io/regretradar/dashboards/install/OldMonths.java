package io.regretradar.dashboards.install;

import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Deletes the indices of old months by itself, where the cluster cannot. */
final class OldMonths {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu.MM");

    private final Server server;
    private final int days;
    private final LocalDate today;

    /**
     * @param days how long a month is kept after its end
     */
    OldMonths(Server server, int days, LocalDate today) {
        this.server = server;
        this.days = days;
        this.today = today;
    }

    /** Deletes what is over in this family; tells of each index that it deleted, or could not. */
    List<Installed> delete(IndexFamily family) {
        if (!family.monthly()) {
            return List.of();
        }
        Answer there = server.get("/%s/_alias?ignore_unavailable=true".formatted(family.pattern()));
        TreeSet<String> names = new TreeSet<>();
        if (there.ok()) {
            there.body().fieldNames().forEachRemaining(names::add);
        }
        List<Installed> report = new ArrayList<>();
        for (String name : names) {
            if (isOver(family, name, days, today)) {
                Answer deleted = server.delete("/" + name);
                report.add(
                        deleted.ok() || deleted.missing()
                                ? Installed.of(Kind.INDEX, name, Outcome.DELETED)
                                : new Installed(
                                        Kind.INDEX, name, Outcome.FAILED, deleted.reason()));
            }
        }
        return report;
    }

    /** Whether so many days have passed since the month of this index ended. */
    static boolean isOver(IndexFamily family, String index, int days, LocalDate today) {
        String month = index.substring(Math.min(index.length(), family.name().length() + 1));
        if (!index.startsWith(family.name() + "-") || !month.matches("\\d{4}\\.(0[1-9]|1[0-2])")) {
            return false; // Not one of the job's: somebody else's to delete.
        }
        LocalDate end = YearMonth.parse(month, MONTH).plusMonths(1).atDay(1);
        return !end.plusDays(days).isAfter(today);
    }
}
