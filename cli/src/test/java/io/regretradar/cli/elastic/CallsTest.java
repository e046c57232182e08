package io.regretradar.cli.elastic;

import static io.regretradar.cli.elastic.RegretIndices.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.embedded.EmbeddedElasticsearch;
import io.regretradar.embedded.Fault;
import io.regretradar.embedded.FaultProxy;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static EmbeddedElasticsearch elasticsearch;

    private FaultProxy proxy;
    private RegretIndices indices;

    @BeforeAll
    static void start() {
        elasticsearch = EmbeddedElasticsearch.start();
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @BeforeEach
    void connect() {
        proxy = FaultProxy.before(elasticsearch);
        indices = ElasticOptions.connect(URI.create(proxy.url()));
    }

    @AfterEach
    void disconnect() {
        indices.close();
        proxy.close();
    }

    @Test
    void aBusyClusterIsAskedAgain() {
        proxy.inject(new Fault.Status(429), 2);
        proxy.inject(new Fault.Status(503), 1);

        assertThat(indices.count(RegretIndices.SCORES, everything())).isZero();

        assertThat(proxy.faults()).isEqualTo(3);
        assertThat(proxy.requests()).isEqualTo(4);
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        proxy.inject(new Fault.Status(403), 2);

        assertThatThrownBy(() -> indices.count(RegretIndices.SCORES, everything()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("refuses the request (403)")
                .hasMessageContaining("REGRET_RADAR_ELASTICSEARCH_API_KEY");

        assertThat(proxy.requests()).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        proxy.close();

        assertThatThrownBy(() -> indices.count(RegretIndices.SCORES, everything()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Elasticsearch at %s does not answer".formatted(proxy.url()))
                .hasMessageContaining("--elasticsearch URL");
    }
}
