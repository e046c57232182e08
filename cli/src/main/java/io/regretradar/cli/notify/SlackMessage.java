package io.regretradar.cli.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.console.PlainText;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.play.PlayOwner;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Messages in the form that Slack's incoming webhooks take, and those that follow it: a text for
 * notifications and blocks for the channel.
 */
final class SlackMessage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Limits of Slack's blocks, in characters. */
    private static final int LONGEST_HEADER = 150;

    private static final int LONGEST_SECTION = 3_000;
    private static final int MOST_REASONS = 3;

    private final String headline;
    private final ArrayNode blocks = JSON.createArrayNode();

    SlackMessage(String headline) {
        this.headline = PlainText.shortened(headline, LONGEST_HEADER);
        ObjectNode text =
                JSON.createObjectNode().put("type", "plain_text").put("text", this.headline);
        text.put("emoji", false);
        blocks.addObject().put("type", "header").set("text", text);
    }

    /** The message of one change of an alert. */
    static SlackMessage of(Notification told) {
        SlackMessage message = new SlackMessage(headline(told));
        if (told.account() == null) {
            return message.source(told);
        }
        List<String> facts = new ArrayList<>();
        if (!Double.isNaN(told.score())) {
            facts.add("*Score* %.0f of 100".formatted(told.score()));
        }
        if (!Double.isNaN(told.valueAtRisk())) {
            facts.add("*Value at risk* %,.0f a year".formatted(told.valueAtRisk()));
        }
        Notification.Account account = told.account();
        facts.add("*Owner* " + (account.ownerId() == null ? "nobody" : text(account.ownerId())));
        if (account.segment() != null) {
            facts.add("*Segment* " + text(account.segment()));
        }
        message.section(
                String.join(" · ", facts)
                        + told.reasons().stream()
                                .limit(MOST_REASONS)
                                .map(reason -> "\n• " + text(reason))
                                .collect(Collectors.joining()));
        ZoneId zone = zone(account.timeZone());
        Notification.Play play = told.play();
        if (play != null) {
            message.section(
                    "*Do* %s (%s, due %s)"
                            .formatted(
                                    text(play.action()),
                                    who(play.owner()),
                                    TIME.format(Instant.ofEpochMilli(play.dueAt()).atZone(zone))));
        }
        message.context(
                "%s %s · radar explain %s"
                        .formatted(
                                TIME.format(Instant.ofEpochMilli(told.at()).atZone(zone)),
                                zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
                                text(account.id())));
        return message;
    }

    /** A source that fell silent is nobody's customer: it needs the team that runs the feed. */
    private SlackMessage source(Notification told) {
        section(
                told.kind() == Notification.Kind.RECOVERED
                        ? "What it feeds counts again; nothing was held against the customers meanwhile."
                        : "What it feeds has no value until it is back, so that no customer looks silent because of it. Look at the connector.");
        return context(
                "%s UTC · radar alerts --type DATA_STALE"
                        .formatted(
                                TIME.format(
                                        Instant.ofEpochMilli(told.at()).atZone(ZoneOffset.UTC))));
    }

    private static String headline(Notification told) {
        Notification.Account account = told.account();
        if (account == null) {
            Notification.Source source = told.source();
            return "%s%s %s"
                    .formatted(
                            source.stream(),
                            source.name().isEmpty() ? "" : " from " + source.name(),
                            told.kind() == Notification.Kind.RECOVERED
                                    ? "is back"
                                    : "has gone silent");
        }
        String name = account.name() == null ? account.id() : account.name();
        String type = words(told.type());
        String what =
                switch (told.kind()) {
                    case OPENED -> "%s (%s)".formatted(type, words(told.band()));
                    case RAISED ->
                            "%s rose from %s to %s"
                                    .formatted(type, words(told.before()), words(told.band()));
                    case REOPENED -> "%s is back (%s)".formatted(type, words(told.band()));
                    case ESCALATED ->
                            "nobody took %s (%s), escalated to %s"
                                    .formatted(
                                            type,
                                            words(told.band()),
                                            account.ownerLeadId() == null
                                                    ? "the lead"
                                                    : account.ownerLeadId());
                    case RECOVERED -> "%s is over (was %s)".formatted(type, words(told.before()));
                };
        return name + ": " + what;
    }

    /** {@code REGRET_RISK} as {@code regret risk}; bands in capitals, as everywhere. */
    static String words(Enum<?> symbol) {
        String words = symbol.name().replace('_', ' ');
        return symbol instanceof Band ? words : words.toLowerCase(Locale.ROOT);
    }

    private static String who(PlayOwner owner) {
        return switch (owner) {
            case SUPPORT_LEAD -> "support lead";
            case CS_LEAD -> "CS lead";
            case CS -> "CS";
            case ONBOARDING -> "onboarding";
            case SALES -> "sales";
        };
    }

    static ZoneId zone(String id) {
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Text of others, on one line, in which Slack sees no mention, link or channel. */
    static String text(String others) {
        return PlainText.line(others)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    SlackMessage section(String markdown) {
        blocks.addObject().put("type", "section").set("text", markdown(markdown, LONGEST_SECTION));
        return this;
    }

    SlackMessage context(String markdown) {
        ObjectNode block = blocks.addObject().put("type", "context");
        block.putArray("elements").add(markdown(markdown, LONGEST_SECTION));
        return this;
    }

    private static ObjectNode markdown(String text, int longest) {
        int end =
                text.length() <= longest ? text.length() : text.offsetByCodePoints(0, longest / 2);
        return JSON.createObjectNode().put("type", "mrkdwn").put("text", text.substring(0, end));
    }

    /** The request's body, UTF-8. */
    byte[] json() {
        ObjectNode message = JSON.createObjectNode().put("text", text(headline));
        message.set("blocks", blocks);
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree in memory can always be written", e);
        }
    }
}
