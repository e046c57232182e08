package io.regretradar.dashboards.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.packaged.PackagedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question as it stands in {@code queries/}: in words as a comment, then what can be pasted into
 * Kibana's console.
 *
 * @param name the file's name without its ending
 * @param question the first line
 * @param note how to read the answer; empty if the question says it all
 * @param index what is searched
 * @param body the search
 */
public record StoredQuery(
        String name, String question, String note, String index, ObjectNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".console";

    private static final Pattern CONSOLE =
            Pattern.compile(
                    "# ([^\n]+)\n((?:# [^\n]+\n)*)GET (\\S+)/_search\n(\\{.*})\\s*",
                    Pattern.DOTALL);

    /** Those this version of Regret Radar was built with, by name. */
    public static List<StoredQuery> packaged() {
        return PackagedFolder.read("queries", ENDING, StoredQuery::read);
    }

    /** Reads one. */
    public static StoredQuery read(Path file) throws IOException {
        Matcher console = CONSOLE.matcher(Files.readString(file));
        if (!console.matches()) {
            throw new IOException(
                    file + " must hold a question after '# ', then GET INDEX/_search and its body");
        }
        String note =
                console.group(2)
                        .lines()
                        .map(line -> line.substring(2).strip())
                        .collect(Collectors.joining(" "));
        return new StoredQuery(
                PackagedFolder.name(file, ENDING),
                console.group(1),
                note,
                console.group(3),
                (ObjectNode) JSON.readTree(console.group(4)));
    }

    /** The same question, asked as if {@code now} were that instant. */
    public StoredQuery at(Instant now) {
        String nailed = body.toString().replace("\"now", "\"" + now + "||");
        try {
            return new StoredQuery(name, question, note, index, (ObjectNode) JSON.readTree(nailed));
        } catch (IOException e) {
            throw new IllegalStateException("No JSON any more: " + nailed, e);
        }
    }
}
