package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatentRegretTest {
    private static final int DAYS = 120;

    @Test
    void knowsNothingOfOurScore() {
        JavaClasses simulator =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.regretradar.cli.simulate");

        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.regretradar.domain.account..",
                        "io.regretradar.domain.feature..",
                        "io.regretradar.domain.scorecard..",
                        "io.regretradar.domain.rules..",
                        "io.regretradar.domain.alert..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("RegretProfile")
                .check(simulator);
        ArchRuleDefinition.noClasses()
                .that()
                .doNotHaveSimpleName("SimulateCommand")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.regretradar.pipeline..")
                .check(simulator);
    }

    @Test
    void risesWithSlowAnswers() {
        LatentRegret patient = regret(1);
        LatentRegret kept = regret(1);
        for (int day = 0; day < 30; day++) {
            if (day % 5 == 0) {
                patient.waited(2);
                kept.waited(90);
            }
            patient.live(day, .8);
            kept.live(day, .8);
        }

        assertThat(patient.shown()).isLessThan(.15);
        assertThat(kept.shown()).isGreaterThan(.4);
        assertThat(kept.grievance(.8)).isEqualTo(Grievance.WAITING);
    }

    @Test
    void risesWhenTheValueFadesAndFallsWhenItComesBack() {
        LatentRegret regret = regret(2);
        live(regret, 0, 40, .1);
        double high = regret.shown();
        live(regret, 40, 100, .9);

        assertThat(high).isGreaterThan(.6);
        assertThat(regret.shown()).isLessThan(.15);
    }

    @Test
    void risesWithDoubtsAndWithPeopleWhoDoNotCome() {
        LatentRegret doubting = regret(4);
        doubting.doubts(.9);
        live(doubting, 0, 40, .8);
        LatentRegret stoodUp = regret(4);
        for (int day = 0; day < 40; day++) {
            if (day % 7 == 0) {
                stoodUp.stoodUp();
            }
            stoodUp.live(day, .8);
        }

        assertThat(doubting.shown()).isGreaterThan(.5);
        assertThat(doubting.grievance(.8)).isEqualTo(Grievance.EFFORT);
        assertThat(stoodUp.shown()).isGreaterThan(.3);
        assertThat(stoodUp.grievance(.8)).isEqualTo(Grievance.WAITING);
    }

    @Test
    void oneSlowAnswerIsForgiven() {
        LatentRegret regret = regret(3);
        regret.waited(90);
        live(regret, 0, 60, .8);

        assertThat(regret.shown()).isLessThan(.15);
    }

    @Test
    void theHazardRisesWithRegretAndIsNextToNothingForTheContent() {
        assertThat(LatentRegret.hazard(.1)).isLessThan(1e-5);
        assertThat(LatentRegret.hazard(.5)).isLessThan(.002);
        assertThat(LatentRegret.hazard(.9)).isBetween(.03, .04);
    }

    @Test
    void asManyLeaveAsTheHazardSays() {
        int accounts = 2_000;
        long stayed =
                IntStream.range(0, accounts)
                        .filter(seed -> !leaves(regret(seed), .0, DAYS))
                        .count();
        double expected =
                IntStream.range(0, accounts)
                        .mapToDouble(seed -> survival(regret(seed), .0, DAYS))
                        .sum();

        double deviation = Math.sqrt(accounts * .25);
        assertThat((double) stayed).isBetween(expected - 4 * deviation, expected + 4 * deviation);
    }

    @Test
    void someLeaveForReasonsThatShowInNothing() {
        long hidden =
                IntStream.range(0, 2_000)
                        .filter(
                                seed -> {
                                    LatentRegret regret = regret(seed);
                                    return leaves(regret, .85, DAYS)
                                            && regret.shown() < .2
                                            && regret.whole() > .5;
                                })
                        .count();

        assertThat(hidden).isBetween(15L, 70L);
    }

    private static LatentRegret regret(int seed) {
        return new LatentRegret(Dice.of(seed).named("regret"), DAYS);
    }

    private static void live(LatentRegret regret, int from, int to, double value) {
        for (int day = from; day < to; day++) {
            regret.live(day, value);
        }
    }

    private static boolean leaves(LatentRegret regret, double value, int days) {
        return IntStream.range(0, days).anyMatch(day -> !Double.isNaN(regret.live(day, value)));
    }

    private static double survival(LatentRegret regret, double value, int days) {
        double hazard = 0;
        for (int day = 0; day < days; day++) {
            regret.live(day, value);
            hazard += LatentRegret.hazard(regret.whole());
        }
        return Math.exp(-hazard);
    }
}
