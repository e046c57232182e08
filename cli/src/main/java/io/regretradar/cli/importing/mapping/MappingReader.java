package io.regretradar.cli.importing.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.FileSettings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a mapping from YAML; whatever does not fit is refused with its place and the remedy. */
public final class MappingReader {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String file;
    private final Path folder;
    private final Map<String, Path> lookupFiles;
    private final ZoneId zone;
    private final Columns columns = new Columns();

    /**
     * @param file its name, for messages
     * @param folder that of the mapping, where the files of its lookups are looked for
     * @param lookupFiles files given in place of those the mapping names
     * @param zone given in place of the mapping's; null: none
     */
    public MappingReader(String file, Path folder, Map<String, Path> lookupFiles, ZoneId zone) {
        this.file = file;
        this.folder = folder;
        this.lookupFiles = lookupFiles;
        this.zone = zone;
    }

    /**
     * @throws WrongUsage naming the first thing that is wrong
     */
    public Mapping read(String text) {
        MappingNode root = new MappingNode(file, "", tree(text));
        root.only(
                "mapping",
                "describes",
                "format",
                "csv",
                "missing",
                "formats",
                "zone",
                "locale",
                "decimal",
                "where",
                "group",
                "key",
                "repeats",
                "lookups",
                "set",
                "events");
        MappingNode name = root.require("mapping", "the mapping's name");
        if (!name.text().matches("[a-z0-9][a-z0-9-]*")) {
            throw name.wrong("small letters, digits and hyphens, e.g. zendesk-tickets");
        }
        if (root.has("missing")) {
            columns.missing(Set.copyOf(root.get("missing").texts()));
        }
        ValueReader.Written written = written(root);
        Grouping grouping = grouping(root.get("group"), written);
        ValueReader values =
                new ValueReader(columns, lookups(root.get("lookups")), grouping != null, written);
        return new Mapping(
                name.text(),
                root.get("describes").text(""),
                files(root),
                columns,
                Condition.all(root.get("where"), columns),
                grouping,
                keepsRepeats(root.get("repeats")),
                new EventReader(columns, values, grouping).events(root));
    }

    private JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null
                            ? ""
                            : " (line %d)".formatted(e.getLocation().getLineNr());
            throw new WrongUsage(
                    "%s is no valid YAML%s: %s"
                            .formatted(
                                    file,
                                    where,
                                    e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private ValueReader.Written written(MappingNode root) {
        ZoneId own = root.has("zone") ? ValueReader.zone(root.get("zone")) : ZoneOffset.UTC;
        Locale locale = Locale.forLanguageTag(root.get("locale").text("en"));
        List<String> formats = root.has("formats") ? root.get("formats").texts() : List.of("iso");
        ValueReader.times(root.get("formats"), formats, own, locale);
        return new ValueReader.Written(
                formats,
                zone == null ? own : zone,
                locale,
                switch (root.get("decimal").text("point")) {
                    case "point" -> false;
                    case "comma" -> true;
                    default -> throw root.get("decimal").wrong("point or comma");
                });
    }

    private static boolean keepsRepeats(MappingNode node) {
        return switch (node.text("drop")) {
            case "drop" -> false;
            case "keep" -> true;
            default -> throw node.wrong("drop or keep");
        };
    }

    private FileSettings files(MappingNode root) {
        MappingNode csv = root.get("csv");
        if (csv.present()) {
            csv.only("delimiter", "quote", "charset", "header", "skip", "ragged");
        }
        return new FileSettings(
                switch (root.get("format").text("")) {
                    case "" -> null;
                    case "csv" -> FileSettings.Format.CSV;
                    case "ndjson" -> FileSettings.Format.NDJSON;
                    default -> throw root.get("format").wrong("csv or ndjson");
                },
                csv.has("charset") ? charset(csv.get("charset")) : null,
                csv.has("delimiter") ? csv.get("delimiter").character() : null,
                csv.has("quote") ? csv.get("quote").character() : null,
                csv.get("header").truth(true),
                csv.has("skip") ? csv.get("skip").number(0, 10_000) : 0,
                csv.get("ragged").truth(false));
    }

    private static Charset charset(MappingNode node) {
        try {
            return Charset.forName(node.text());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw node.wrong("a character encoding such as UTF-8 or windows-1252");
        }
    }

    private Grouping grouping(MappingNode node, ValueReader.Written written) {
        if (!node.present()) {
            return null;
        }
        node.only("by", "order", "formats");
        int by = columns.slot(node.require("by", "the name of a column").text(), false);
        int order = node.has("order") ? columns.slot(node.get("order").text(), false) : -1;
        List<String> formats =
                node.has("formats") ? node.get("formats").texts() : written.formats();
        return new Grouping(
                columns,
                by,
                order,
                ValueReader.times(node.get("formats"), formats, written.zone(), written.locale()));
    }

    private Map<String, Lookup> lookups(MappingNode node) {
        Map<String, Lookup> lookups = new HashMap<>();
        for (Map.Entry<String, MappingNode> entry : node.entries().entrySet()) {
            lookups.put(entry.getKey(), lookup(entry.getKey(), entry.getValue()));
        }
        for (String given : lookupFiles.keySet()) {
            if (!lookups.containsKey(given)) {
                throw new WrongUsage(
                        "--lookup names '%s', but the mapping %s has %s."
                                .formatted(
                                        given,
                                        file,
                                        lookups.isEmpty()
                                                ? "no lookups"
                                                : "only the lookups "
                                                        + String.join(
                                                                ", ",
                                                                new TreeSet<>(lookups.keySet()))));
            }
        }
        return lookups;
    }

    private Lookup lookup(String name, MappingNode node) {
        node.only("file", "key", "value", "optional");
        String key = node.require("key", "the column that holds what is looked up").text();
        String value = node.require("value", "the column that holds what it stands for").text();
        Path from = lookupFiles.get(name);
        if (from == null && node.has("file")) {
            from = folder.resolve(node.get("file").text());
        }
        if (from == null && !node.get("optional").truth(false)) {
            throw node.problem("has no file; add the key file, or give --lookup " + name + "=FILE");
        }
        return from == null ? Lookup.NONE : Lookup.read(from, key, value);
    }
}
