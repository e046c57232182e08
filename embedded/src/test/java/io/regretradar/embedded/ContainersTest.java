package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds docker-compose.yml against .env, the build and itself, where no daemon can run it. */
class ContainersTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)([^}]*)}");
    private static final Set<String> CONDITIONS =
            Set.of("service_healthy", "service_completed_successfully");

    private static JsonNode compose;
    private static Properties versions;

    @BeforeAll
    static void read() throws IOException {
        compose = new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
        versions = new Properties();
        try (var in = Files.newBufferedReader(ROOT.resolve(".env"))) {
            versions.load(in);
        }
    }

    @Test
    void hasTheServicesOfTheWholeStack() {
        assertThat(compose.get("services").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "kafka",
                        "elasticsearch",
                        "kibana",
                        "setup",
                        "radar",
                        "notify",
                        "jobmanager",
                        "taskmanager",
                        "portfolio-jobmanager",
                        "portfolio-taskmanager");
    }

    @Test
    void everyImageTakesItsVersionFromTheOneFile() {
        assertThat(services())
                .allSatisfy(
                        service ->
                                assertThat(service.get("image").asText())
                                        .matches("[\\w./-]+:\\$\\{\\w+_VERSION:\\?see \\.env}"));
    }

    @Test
    void everyVariableIsInTheOneFileAndNoneIsUnused() throws IOException {
        String text = Files.readString(ROOT.resolve("docker-compose.yml"));

        List<String> used =
                VARIABLE.matcher(text).results().map(match -> match.group(1)).distinct().toList();

        assertThat(used).containsExactlyInAnyOrderElementsOf(versions.stringPropertyNames());
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_VERSION, kafka.version",
        "FLINK_VERSION, flink.version",
        "ELASTIC_VERSION, elasticsearch.version",
        "JAVA_VERSION, maven.compiler.release"
    })
    void versionsAreThoseOfTheBuild(String variable, String property) throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(pom)
                .contains(
                        "<%s>%s</%s>"
                                .formatted(property, versions.getProperty(variable), property));
    }

    @Test
    void everyServiceWaitsOnlyForOthersThatCanFulfilTheCondition() {
        for (JsonNode service : services()) {
            service.path("depends_on")
                    .properties()
                    .forEach(
                            dependency -> {
                                String name = dependency.getKey();
                                JsonNode other = compose.at("/services/" + name);
                                assertThat(other.isMissingNode()).as(name).isFalse();
                                String condition = dependency.getValue().get("condition").asText();
                                assertThat(condition).isIn(CONDITIONS);
                                if (condition.equals("service_healthy")) {
                                    assertThat(other.has("healthcheck")).as(name).isTrue();
                                } else {
                                    assertThat(other.get("restart").asText())
                                            .as("%s has to end", name)
                                            .isEqualTo("no");
                                }
                            });
        }
    }

    @Test
    void everyHealthCheckSaysWhatToAskAndHowOften() {
        List<JsonNode> checks =
                services().stream()
                        .map(service -> service.path("healthcheck"))
                        .filter(JsonNode::isObject)
                        .toList();

        assertThat(checks)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(
                        check -> {
                            assertThat(check.at("/test/0").asText()).startsWith("CMD");
                            assertThat(check.get("interval").asText()).matches("\\d+s");
                            assertThat(check.get("timeout").asText()).matches("\\d+s");
                            assertThat(check.get("retries").asInt()).isGreaterThanOrEqualTo(10);
                        });
    }

    @Test
    void portsAreOpenToThisMachineOnly() {
        List<String> ports =
                services().stream()
                        .flatMap(service -> elements(service.path("ports")))
                        .map(JsonNode::asText)
                        .toList();

        assertThat(ports)
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).matches("127\\.0\\.0\\.1:\\d+:\\d+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyVolumeIsDeclaredAndEveryDeclaredOneIsUsed() {
        List<String> mounted =
                services().stream()
                        .flatMap(service -> elements(service.path("volumes")))
                        .map(volume -> volume.asText().split(":", 2)[0])
                        .distinct()
                        .toList();

        assertThat(compose.get("volumes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(mounted);
    }

    @Test
    void everyOwnImageIsBuiltByOneServiceFromATargetThatExists() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("deploy/docker/Dockerfile"));
        List<String> built = new ArrayList<>();
        for (JsonNode service : services()) {
            JsonNode build = service.path("build");
            if (build.isObject()) {
                built.add(service.get("image").asText());
                assertThat(ROOT.resolve(build.get("context").asText())).isDirectory();
                assertThat(ROOT.resolve(build.get("dockerfile").asText())).isRegularFile();
                assertThat(dockerfile).contains(" AS " + build.get("target").asText() + "\n");
                assertThat(build.get("args").fieldNames())
                        .toIterable()
                        .allSatisfy(arg -> assertThat(dockerfile).contains("ARG " + arg + "\n"));
            }
        }
        List<String> own =
                services().stream()
                        .map(service -> service.get("image").asText())
                        .filter(image -> image.startsWith("regret-radar"))
                        .distinct()
                        .toList();
        assertThat(built).containsExactlyInAnyOrderElementsOf(own);
    }

    @ParameterizedTest
    @CsvSource({"jobmanager, RegretJob", "portfolio-jobmanager, PortfolioJob"})
    void theJobsMainClassExists(String service, String job) {
        String main = compose.at("/services/" + service + "/command/2").asText();

        assertThat(main).endsWith("." + job);
        assertThat(ROOT.resolve("jobs/pipeline/src/main/java/" + main.replace('.', '/') + ".java"))
                .isRegularFile();
    }

    @Test
    void everyCopiedFileIsOneThatTheBuildMakesAndSendsToTheDaemon() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("deploy/docker/Dockerfile"));
        List<String> sent = Files.readAllLines(ROOT.resolve(".dockerignore"));
        List<MatchResult> copies =
                Pattern.compile("(?m)^COPY (?:--\\S+ )*(\\S+?)/target/(\\S+) \\S+$")
                        .matcher(dockerfile)
                        .results()
                        .toList();

        assertThat(copies)
                .hasSize((int) dockerfile.lines().filter(l -> l.startsWith("COPY")).count());
        for (MatchResult copy : copies) {
            String module = copy.group(1);
            String product = copy.group(2).replaceAll("/$", "");
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            if (product.endsWith(".jar")) {
                String artifact = product.replace("-*.jar", "");
                assertThat(pom).contains("<artifactId>" + artifact + "</artifactId>");
                assertThat(sent).contains("!" + module + "/target/*.jar");
            } else {
                if (!product.equals("classes")) {
                    assertThat(pom)
                            .contains(
                                    "<outputDirectory>${project.build.directory}/%s<"
                                            .formatted(product));
                }
                assertThat(sent).contains("!" + module + "/target/" + product);
            }
        }
    }

    private static List<JsonNode> services() {
        return elements(compose.get("services")).toList();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
