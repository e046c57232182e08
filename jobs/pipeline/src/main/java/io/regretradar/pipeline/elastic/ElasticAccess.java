package io.regretradar.pipeline.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.cluster.HealthRequest;
import co.elastic.clients.json.SimpleJsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.regretradar.pipeline.settings.ElasticSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** A connection to Elasticsearch as the settings describe it. */
final class ElasticAccess implements AutoCloseable {

    private final ElasticSettings settings;
    private final RestClientTransport transport;
    private final ElasticsearchAsyncClient client;

    ElasticAccess(ElasticSettings settings) {
        this.settings = settings;
        this.transport = new RestClientTransport(restClient(settings), SimpleJsonpMapper.INSTANCE);
        this.client = new ElasticsearchAsyncClient(transport);
    }

    ElasticsearchAsyncClient client() {
        return client;
    }

    /**
     * Asks for the cluster's health, since that also works where the root page is not served.
     *
     * @throws ElasticRefusedException if we may not come in, or nothing answers
     */
    void check() {
        try {
            client.cluster().health(HealthRequest.of(health -> health)).join();
        } catch (RuntimeException failure) {
            throw ElasticRefusedException.of(Answer.of(failure), settings);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The connection to Elasticsearch did not close", failure);
        }
    }

    private static RestClient restClient(ElasticSettings settings) {
        HttpHost[] hosts = settings.urls().stream().map(HttpHost::create).toArray(HttpHost[]::new);
        int timeoutMillis = Math.toIntExact(settings.requestTimeout().toMillis());
        RestClientBuilder builder =
                RestClient.builder(hosts)
                        .setRequestConfigCallback(
                                request ->
                                        request.setConnectTimeout(Math.min(5_000, timeoutMillis))
                                                .setSocketTimeout(timeoutMillis));
        String authorization = authorization(settings);
        if (authorization != null) {
            builder.setDefaultHeaders(
                    new Header[] {new BasicHeader("Authorization", authorization)});
        }
        if (settings.caFile() != null) {
            SSLContext trusted = trusting(new File(settings.caFile()));
            builder.setHttpClientConfigCallback(http -> http.setSSLContext(trusted));
        }
        return builder.build();
    }

    private static String authorization(ElasticSettings settings) {
        if (settings.apiKey() != null) {
            return "ApiKey " + settings.apiKey();
        }
        if (settings.username() != null) {
            String pair = settings.username() + ":" + settings.password();
            return "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    private static SSLContext trusting(File certificate) {
        try {
            return TransportUtils.sslContextFromHttpCaCrt(certificate);
        } catch (IOException | RuntimeException wrong) {
            throw new ElasticRefusedException(
                    "elasticsearch.ca-file is '%s', which holds no certificate in PEM form: %s"
                            .formatted(certificate, wrong.getMessage()),
                    true);
        }
    }
}
