package io.regretradar.dashboards.install;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How we show a server who we are. Never prints its secret. */
public final class Auth {

    private static final Auth NONE = new Auth("no credentials", Optional.empty());

    private final String kind;
    private final Optional<String> header;

    private Auth(String kind, Optional<String> header) {
        this.kind = kind;
        this.header = header;
    }

    /** No credentials: for a cluster without security. */
    public static Auth none() {
        return NONE;
    }

    /** User and password. */
    public static Auth basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Auth(
                "user " + user, Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /**
     * An API key.
     *
     * @param encoded the field {@code encoded} of the answer that created the key
     */
    public static Auth apiKey(String encoded) {
        return new Auth("an API key", Optional.of("ApiKey " + encoded));
    }

    void addTo(HttpRequest.Builder request) {
        header.ifPresent(value -> request.setHeader("Authorization", value));
    }

    /** What kind of credentials these are, without the secret. */
    @Override
    public String toString() {
        return kind;
    }
}
