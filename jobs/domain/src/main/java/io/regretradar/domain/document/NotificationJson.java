package io.regretradar.domain.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.play.PlayOwner;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Notifications as JSON; fields that documents have, too, bear the same names. */
public final class NotificationJson {

    private static final JsonMapper JSON = new JsonMapper();

    private NotificationJson() {}

    /** UTF-8; equal notifications give equal bytes. */
    public static byte[] write(Notification notification) {
        Notification.Play play = notification.play();
        DocumentBody body =
                new DocumentBody()
                        .time("@timestamp", notification.at())
                        .text("notification.key", notification.key())
                        .symbol("notification.kind", notification.kind());
        about(body, notification);
        body.text("alert.id", notification.alertId())
                .whole("alert.seq", notification.seq())
                .symbol("alert.type", notification.type())
                .symbol("alert.band", notification.band())
                .symbol("alert.band_before", notification.before())
                .number("risk.score", notification.score())
                .number("risk.value_at_risk", notification.valueAtRisk())
                .texts("reasons", notification.reasons());
        if (play != null) {
            body.text("alert.play", play.id())
                    .text("alert.play_action", play.action())
                    .symbol("alert.play_owner", play.owner())
                    .time("alert.play_due_at", play.dueAt());
        }
        return body.bytes();
    }

    private static void about(DocumentBody body, Notification notification) {
        Notification.Account account = notification.account();
        if (account == null) {
            body.text("source.stream", notification.source().stream())
                    .text("source.name", notification.source().name());
            return;
        }
        body.text("account.id", account.id())
                .text("account.name", account.name())
                .text("account.segment", account.segment())
                .text("account.time_zone", account.timeZone())
                .text("owner.id", account.ownerId())
                .text("owner.lead_id", account.ownerLeadId());
    }

    /**
     * Reads what {@link #write} wrote; fields that it does not know are passed over.
     *
     * @throws IOException if it is none, naming the field that is missing or wrong
     */
    public static Notification read(byte[] bytes) throws IOException {
        JsonNode json = bytes == null ? null : JSON.readTree(bytes);
        if (json == null || !json.isObject()) {
            throw new IOException("not a JSON object");
        }
        List<String> reasons = new ArrayList<>();
        json.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return new Notification(
                required(json, "alert.id"),
                json.path("alert.seq").asLong(),
                symbol(json, "notification.kind", Notification.Kind.class),
                instant(json, "@timestamp"),
                json.has("source.stream") ? null : account(json),
                json.has("source.stream")
                        ? new Notification.Source(
                                required(json, "source.stream"),
                                Objects.requireNonNullElse(text(json, "source.name"), ""))
                        : null,
                symbol(json, "alert.type", AlertType.class),
                symbol(json, "alert.band", Band.class),
                symbol(json, "alert.band_before", Band.class),
                json.path("risk.score").asDouble(Double.NaN),
                json.path("risk.value_at_risk").asDouble(Double.NaN),
                reasons,
                play(json));
    }

    private static Notification.Account account(JsonNode json) throws IOException {
        return new Notification.Account(
                required(json, "account.id"),
                text(json, "account.name"),
                text(json, "account.segment"),
                text(json, "account.time_zone"),
                text(json, "owner.id"),
                text(json, "owner.lead_id"));
    }

    private static Notification.Play play(JsonNode json) throws IOException {
        return text(json, "alert.play") == null
                ? null
                : new Notification.Play(
                        text(json, "alert.play"),
                        required(json, "alert.play_action"),
                        symbol(json, "alert.play_owner", PlayOwner.class),
                        instant(json, "alert.play_due_at"));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).textValue();
    }

    private static String required(JsonNode json, String field) throws IOException {
        String text = text(json, field);
        if (text == null) {
            throw new IOException("no " + field);
        }
        return text;
    }

    private static long instant(JsonNode json, String field) throws IOException {
        try {
            return Instant.parse(required(json, field)).toEpochMilli();
        } catch (java.time.DateTimeException e) {
            throw new IOException(field + " is no instant", e);
        }
    }

    private static <T extends Enum<T>> T symbol(JsonNode json, String field, Class<T> type)
            throws IOException {
        String name = required(json, field);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s is '%s'".formatted(field, name), e);
        }
    }
}
