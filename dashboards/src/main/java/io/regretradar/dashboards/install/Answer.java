package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;

/** A server's answer that is worth looking at: neither a refusal nor a sign of overload. */
record Answer(int status, JsonNode body) {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    boolean missing() {
        return status == 404;
    }

    /** The server's own words for what went wrong. */
    String reason() {
        JsonNode error = body.path("error");
        String reason = error.isTextual() ? error.asText() : error.path("reason").asText("");
        String cause = error.path("caused_by").path("reason").asText("");
        String text = reason.isEmpty() ? body.path("message").asText("no reason given") : reason;
        return "HTTP %d: %s%s".formatted(status, text, cause.isEmpty() ? "" : " (" + cause + ")");
    }
}
