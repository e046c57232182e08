package io.regretradar.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.regretradar.domain",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainIsPlainJava =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink..",
                            "org.apache.kafka..",
                            "org.apache.avro..",
                            "co.elastic..",
                            "org.elasticsearch..",
                            "io.regretradar.schema..",
                            "io.regretradar.intake..",
                            "io.regretradar.pipeline..");

    @ArchTest
    static final ArchRule nothingAsksTheClockOrChance =
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Random");

    @ArchTest
    static final ArchRule scoresKnowNothingOfAccountsOrDocuments =
            noClasses()
                    .that()
                    .resideInAnyPackage("..scorecard..", "..regret..", "..journey..", "..event..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..account..", "..document..", "..activity..");
}
