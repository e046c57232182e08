package io.regretradar.cli.elastic;

import co.elastic.clients.transport.TransportUtils;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.dashboards.install.Auth;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import picocli.CommandLine.Option;

/**
 * Where Elasticsearch is. Credentials come from the environment alone, under the names that the job
 * uses too, since a command line is seen by everyone on the machine.
 */
public final class ElasticOptions {
    private static final String PREFIX = "REGRET_RADAR_ELASTICSEARCH_";
    private static final String BY_DEFAULT = "http://localhost:9200";
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60_000;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = {
                "Elasticsearch. Default: the first of REGRET_RADAR_ELASTICSEARCH_URLS, else"
                        + " http://localhost:9200. Credentials are read from"
                        + " REGRET_RADAR_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD; an"
                        + " authority of your own from _CA_FILE."
            })
    private String url;

    /** Whether the command line names an address. */
    public boolean given() {
        return url != null;
    }

    /** The address, checked. */
    public URI url() {
        String given =
                url != null
                        ? url
                        : environment("URLS").map(urls -> urls.split(",")[0]).orElse(BY_DEFAULT);
        try {
            URI uri = URI.create(given.strip());
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below in our own words.
        }
        throw new WrongUsage(
                "elasticsearch is '%s', but must be http://HOST:PORT or https://HOST:PORT. Set it with --elasticsearch URL."
                        .formatted(given));
    }

    /** The environment's credentials, as the installers take them. */
    public Auth auth() {
        if (environment("API_KEY").isPresent()) {
            return Auth.apiKey(environment("API_KEY").get());
        }
        return environment("USERNAME")
                .map(user -> Auth.basic(user, environment("PASSWORD").orElse("")))
                .orElse(Auth.none());
    }

    /** Certificates to trust instead of Java's own list, if the environment names any. */
    public Optional<SSLContext> trusted() {
        return environment("CA_FILE").map(file -> trusting(new File(file)));
    }

    /** Opens a connection; nothing is asked yet. */
    public RegretIndices connect() {
        return connect(url(), authorization(), trusted());
    }

    /** A connection without credentials. */
    public static RegretIndices connect(URI address) {
        return connect(address, Optional.empty(), Optional.empty());
    }

    private static RegretIndices connect(
            URI address, Optional<String> authorization, Optional<SSLContext> trusted) {
        RestClientBuilder builder =
                RestClient.builder(HttpHost.create(address.toString()))
                        .setRequestConfigCallback(
                                request ->
                                        request.setConnectTimeout(CONNECT_MILLIS)
                                                .setSocketTimeout(ANSWER_MILLIS));
        authorization.ifPresent(
                value ->
                        builder.setDefaultHeaders(
                                new Header[] {new BasicHeader("Authorization", value)}));
        trusted.ifPresent(
                context ->
                        builder.setHttpClientConfigCallback(http -> http.setSSLContext(context)));
        return new RegretIndices(address.toString(), builder.build());
    }

    private static SSLContext trusting(File file) {
        try {
            return TransportUtils.sslContextFromHttpCaCrt(file);
        } catch (IOException e) {
            throw new WrongUsage(
                    "%sCA_FILE is '%s', but must be a certificate in PEM form that may be read: %s."
                            .formatted(PREFIX, file, e.getMessage()));
        }
    }

    private static Optional<String> authorization() {
        return environment("API_KEY")
                .map(key -> "ApiKey " + key)
                .or(() -> environment("USERNAME").map(ElasticOptions::basic));
    }

    private static String basic(String user) {
        String pair = user + ":" + environment("PASSWORD").orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(PREFIX + name)).filter(value -> !value.isBlank());
    }
}
