package io.regretradar.cli.importing.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** The objects of a file, one a line or all in one array. */
final class JsonRows implements RowReader {
    private static final int LONGEST_SHOWN = 500;
    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private final int file;
    private final BufferedReader text;
    private final JsonLayout layout;
    private final String description;
    private final com.fasterxml.jackson.core.JsonParser array;
    private long line;
    private boolean ended;

    /**
     * @param array whether the text is one array of objects
     */
    JsonRows(int file, BufferedReader text, boolean array, Columns columns, String description)
            throws IOException {
        this.file = file;
        this.text = text;
        this.layout = new JsonLayout(columns);
        this.description = description;
        this.array = array ? new JsonMapper().createParser(text) : null;
        if (array) {
            this.array.nextToken();
        }
    }

    @Override
    public Read next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            return array == null ? nextLine() : nextElement();
        } catch (JsonProcessingException | ZipException | EOFException e) {
            ended = true;
            return new Read.Unreadable(
                    file,
                    line + 1,
                    "The rest of the file cannot be read: %s. Is it cut off?"
                            .formatted(
                                    e instanceof JsonProcessingException json
                                            ? json.getOriginalMessage()
                                            : e.getMessage()),
                    JsonNodeFactory.instance.objectNode());
        }
    }

    private Read nextLine() throws IOException {
        String content;
        do {
            content = text.readLine();
            line++;
            if (content == null) {
                ended = true;
                return null;
            }
        } while (content.isBlank());
        try {
            JsonNode json = JSON.readValue(content);
            if (json instanceof ObjectNode object) {
                return layout.row(file, line, object);
            }
            return unreadable("it must be a JSON object", content);
        } catch (JsonProcessingException e) {
            return unreadable(e.getOriginalMessage(), content);
        }
    }

    private Read nextElement() throws IOException {
        JsonToken token = array.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
            ended = true;
            return null;
        }
        line = array.currentTokenLocation().getLineNr();
        JsonNode json = array.readValueAsTree();
        return json instanceof ObjectNode object
                ? layout.row(file, line, object)
                : unreadable("it must be a JSON object", json.toString());
    }

    private Read unreadable(String why, String content) {
        String shown =
                content.length() > LONGEST_SHOWN
                        ? content.substring(0, LONGEST_SHOWN) + "…"
                        : content;
        return new Read.Unreadable(
                file,
                line,
                "The line is no row: %s.".formatted(why),
                JsonNodeFactory.instance.objectNode().put("text", shown));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
