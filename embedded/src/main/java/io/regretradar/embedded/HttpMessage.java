package io.regretradar.embedded;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request or an answer of HTTP/1.1, with its whole body in memory, as {@link FaultProxy} needs.
 *
 * @param startLine the first line
 * @param headers the other lines of the head
 * @param body without any transfer encoding
 */
record HttpMessage(String startLine, List<String> headers, byte[] body) {

    private static final String LENGTH = "content-length";
    private static final String TRANSFER = "transfer-encoding";
    private static final String END_OF_LINE = "\r\n";

    /** The next request of a connection, or empty at its end. */
    static Optional<HttpMessage> readRequest(InputStream in) throws IOException {
        return read(in, true);
    }

    /** The answer to a request, whose method decides whether there is a body. */
    static HttpMessage readAnswer(InputStream in, HttpMessage request) throws IOException {
        boolean mayHaveBody = !request.startLine().startsWith("HEAD ");
        return read(in, mayHaveBody).orElseThrow(() -> new EOFException("no answer"));
    }

    /** An answer of our own, in the shape that Elasticsearch gives its errors. */
    static HttpMessage error(int status, String reason) {
        String body =
                "{\"error\":{\"type\":\"injected\",\"reason\":\"%s\"},\"status\":%d}"
                        .formatted(reason, status);
        return new HttpMessage(
                "HTTP/1.1 %d %s".formatted(status, reason),
                List.of("content-type: application/json", "X-elastic-product: Elasticsearch"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<HttpMessage> read(InputStream in, boolean mayHaveBody)
            throws IOException {
        String startLine = readLine(in);
        if (startLine == null) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>();
        for (String line = readLine(in); line != null && !line.isEmpty(); line = readLine(in)) {
            headers.add(line);
        }
        var head = new HttpMessage(startLine, headers, new byte[0]);
        return Optional.of(mayHaveBody ? head.withBody(head.readBody(in)) : head);
    }

    private byte[] readBody(InputStream in) throws IOException {
        if (header(TRANSFER).filter(value -> value.contains("chunked")).isPresent()) {
            return readChunks(in);
        }
        int length = Integer.parseInt(header(LENGTH).orElse("0"));
        return exactly(in, length);
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            String sizeLine = requireLine(in);
            int size = Integer.parseInt(sizeLine.split(";", 2)[0].strip(), 16);
            if (size == 0) {
                break;
            }
            body.write(exactly(in, size));
            requireLine(in);
        }
        while (!requireLine(in).isEmpty()) {
            continue; // Trailers have no meaning here.
        }
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("%d bytes of %d".formatted(bytes.length, length));
        }
        return bytes;
    }

    private static String requireLine(InputStream in) throws IOException {
        String line = readLine(in);
        if (line == null) {
            throw new EOFException("in the middle of a body");
        }
        return line;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
    }

    /** The value of a header, whatever its case. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> isNamed(line, name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** The same without a header. */
    HttpMessage without(String name) {
        return new HttpMessage(
                startLine, headers.stream().filter(line -> !isNamed(line, name)).toList(), body);
    }

    /** The same with another body; its length is put right when it is written. */
    HttpMessage withBody(byte[] other) {
        return new HttpMessage(startLine, headers, other);
    }

    /** The message with its true length. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes());
        out.flush();
    }

    /** The head and the first half of the body; an empty body loses half of its head. */
    void writeHalfTo(OutputStream out) throws IOException {
        byte[] all = bytes();
        int half = body.length > 0 ? all.length - (body.length + 1) / 2 : all.length / 2;
        out.write(all, 0, half);
        out.flush();
    }

    private byte[] bytes() {
        boolean chunked = header(TRANSFER).isPresent();
        boolean bodied = body.length > 0 || chunked;
        // An answer to HEAD keeps the length that it announced, without a body.
        HttpMessage framed = bodied ? without(TRANSFER).without(LENGTH) : this;
        Stream<String> length =
                bodied ? Stream.of(LENGTH + ": " + body.length) : Stream.<String>empty();
        String head =
                Stream.of(Stream.of(startLine), framed.headers.stream(), length)
                                .flatMap(lines -> lines)
                                .reduce("", (text, line) -> text + line + END_OF_LINE)
                        + END_OF_LINE;
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(body, 0, all, headBytes.length, body.length);
        return all;
    }

    private static boolean isNamed(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }
}
