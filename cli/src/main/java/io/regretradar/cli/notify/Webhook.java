package io.regretradar.cli.notify;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where messages go. Whoever knows the address may post there, so it is never shown. */
final class Webhook {
    static final String VARIABLE = "REGRET_RADAR_WEBHOOK";

    private static final String REMEDY =
            "Set it in the environment as %s, in a file named by --webhook-file, or with --webhook URL."
                    .formatted(VARIABLE);

    private static final int SHORTEST_SECRET = 6;

    private final URI uri;

    private Webhook(URI uri) {
        this.uri = uri;
    }

    /**
     * The address given first in this order.
     *
     * @param option from the command line, or null
     * @param file a file that holds nothing else, or null
     * @param variable from the environment, or null
     */
    static Webhook of(String option, Path file, String variable) {
        if (option != null) {
            return of(option);
        }
        if (file != null) {
            return of(read(file));
        }
        if (variable != null && !variable.isBlank()) {
            return of(variable);
        }
        throw new WrongUsage("No webhook is named. " + REMEDY);
    }

    static Webhook of(String address) {
        try {
            URI uri = URI.create(address.strip());
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && String.valueOf(uri.getScheme()).matches("https?")) {
                return new Webhook(uri);
            }
        } catch (IllegalArgumentException e) {
            // Its message would show the address.
        }
        throw new WrongUsage(
                "webhook (not shown) must be https://HOST/PATH or http://HOST/PATH. " + REMEDY);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(
                    "The webhook's file %s cannot be read: %s."
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    URI uri() {
        return uri;
    }

    /** The text without the address, or any longer part of its path or query. */
    String hide(String text) {
        String hidden = text.replace(uri.toString(), toString());
        String secrets = uri.getRawPath() + "/" + uri.getRawQuery();
        for (String part : secrets.split("[/?&=]")) {
            if (part.length() >= SHORTEST_SECRET) {
                hidden = hidden.replace(part, "…");
            }
        }
        return hidden;
    }

    /** Scheme and host alone. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s://%s%s/…".formatted(uri.getScheme(), uri.getHost(), port);
    }
}
