package io.regretradar.dashboards.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as it stands in {@code queries/}: the question as a comment, then what can be pasted into
 * Kibana's console.
 *
 * @param question the first line
 * @param index what is searched
 * @param body the search
 */
record StoredQuery(String question, String index, JsonNode body) {

    private static final Pattern CONSOLE =
            Pattern.compile(
                    "# ([^\n]+)\n(?:# [^\n]+\n)*GET (\\S+)/_search\n(\\{.*})\\s*", Pattern.DOTALL);

    /** Reads one, with {@code now} in it nailed to an instant. */
    static StoredQuery read(Path file, Instant now) throws IOException {
        Matcher console = CONSOLE.matcher(Files.readString(file));
        if (!console.matches()) {
            throw new IOException(
                    file + " must hold a question after '# ', then GET INDEX/_search and its body");
        }
        String body = console.group(3).replace("\"now", "\"" + now + "||");
        return new StoredQuery(
                console.group(1), console.group(2), new ObjectMapper().readTree(body));
    }
}
