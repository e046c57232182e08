package io.regretradar.cli.importing.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The columns of JSON objects: fields, or paths into what is nested. */
final class JsonLayout implements Layout {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BYTES_PER_FIELD = 160;

    private final List<String> names;
    private final List<String[]> paths;

    JsonLayout(Columns columns) {
        names = columns.all().stream().map(Columns.Column::name).toList();
        paths = names.stream().map(name -> name.split("\\.")).toList();
    }

    Row row(int file, long line, ObjectNode content) {
        return new JsonRow(file, line, content);
    }

    @Override
    public Row read(int file, long line, DataInput in) throws IOException {
        return new JsonRow(file, line, (ObjectNode) JSON.readTree(Layout.text(in)));
    }

    private final class JsonRow extends Row {
        private final ObjectNode content;

        JsonRow(int file, long line, ObjectNode content) {
            super(file, line);
            this.content = content;
        }

        @Override
        String text(int slot) {
            JsonNode value = content.get(names.get(slot));
            if (value == null) {
                value = content;
                for (String step : paths.get(slot)) {
                    value = value.path(step);
                }
            }
            if (value.isContainerNode()) {
                return value.toString();
            }
            return value.isNull() || value.isMissingNode() ? null : value.asText();
        }

        @Override
        public String identity() {
            return Identity.of(content);
        }

        @Override
        public ObjectNode content() {
            return content;
        }

        @Override
        public int bytes() {
            return BYTES_PER_FIELD * (1 + content.size()) + content.toString().length();
        }

        @Override
        void write(DataOutput out) throws IOException {
            Layout.text(content.toString(), out);
        }
    }
}
