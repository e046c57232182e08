package io.regretradar.cli.importing.rows;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Which characters the bytes of a file mean: what its byte order mark says; else UTF-8 if all of
 * the file is valid UTF-8; else the likeliest by the statistics of its languages (ICU).
 *
 * @param markBytes length of the byte order mark, which is no text
 */
record TextEncoding(Charset charset, int markBytes) {
    private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int SAMPLE_BYTES = 1 << 14;
    private static final int AROUND_BYTES = 40;

    /** Reads all of the bytes, which does not need memory. */
    static TextEncoding of(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        int length = fill(in, chunk);
        TextEncoding marked = marked(chunk, length);
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(chunk, length);
        return wide != null ? new TextEncoding(wide, 0) : new Scan().of(in, chunk, length);
    }

    private static int fill(InputStream in, byte[] chunk) throws IOException {
        int length = 0;
        int read;
        try {
            while (length < chunk.length
                    && (read = in.read(chunk, length, chunk.length - length)) > 0) {
                length += read;
            }
        } catch (ZipException | EOFException e) {
            // Damage shows again, with its place, when the rows are read.
        }
        return length;
    }

    private static TextEncoding marked(byte[] bytes, int length) {
        if (begins(bytes, length, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (begins(bytes, length, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return begins(bytes, length, 0xFE, 0xFF)
                ? new TextEncoding(StandardCharsets.UTF_16BE, 2)
                : null;
    }

    private static boolean begins(byte[] bytes, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark shows by its zero bytes: every other one in most of a header. */
    private static Charset wide(byte[] bytes, int length) {
        int looked = Math.min(length, 200);
        int[] zeros = new int[2];
        for (int i = 0; i < looked; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        if (Math.max(zeros[0], zeros[1]) * 5 < looked || looked == 0) {
            return null;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** One pass over the bytes: are they UTF-8, and if not, what surrounds those above 127? */
    private static final class Scan {
        private final CharsetDecoder utf8 =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer ignored = CharBuffer.allocate(CHUNK_BYTES);
        private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
        private byte[] split = {};
        private boolean valid = true;

        TextEncoding of(InputStream in, byte[] chunk, int first) throws IOException {
            int length = first;
            while (length > 0 && (valid || sample.size() < SAMPLE_BYTES)) {
                valid = valid && validates(chunk, length);
                collect(chunk, length);
                length = next(in, chunk);
            }
            if (valid && split.length == 0) {
                return new TextEncoding(StandardCharsets.UTF_8, 0);
            }
            CharsetMatch match = new CharsetDetector().setText(sample.toByteArray()).detect();
            return new TextEncoding(match == null ? WINDOWS_LATIN : charset(match.getName()), 0);
        }

        private static int next(InputStream in, byte[] chunk) throws IOException {
            try {
                return in.read(chunk);
            } catch (ZipException | EOFException e) {
                return -1;
            }
        }

        private boolean validates(byte[] chunk, int length) {
            byte[] bytes = Arrays.copyOf(split, split.length + length);
            System.arraycopy(chunk, 0, bytes, split.length, length);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            CoderResult result;
            do {
                ignored.clear();
                result = utf8.decode(in, ignored, false);
            } while (result.isOverflow());
            split = Arrays.copyOfRange(bytes, in.position(), bytes.length);
            return result.isUnderflow();
        }

        private void collect(byte[] chunk, int length) {
            int kept = 0;
            for (int i = 0; i < length && sample.size() < SAMPLE_BYTES; i++) {
                if (chunk[i] < 0) {
                    int from = Math.max(kept, i - AROUND_BYTES);
                    int to = Math.min(length, i + AROUND_BYTES);
                    if (to > from) {
                        sample.write(chunk, from, to - from);
                        kept = to;
                    }
                }
            }
        }

        /** Files said to be Latin-1 are in truth the superset that Windows writes. */
        private static Charset charset(String name) {
            return name.equals("ISO-8859-1") || !Charset.isSupported(name)
                    ? WINDOWS_LATIN
                    : Charset.forName(name);
        }
    }
}
