package io.regretradar.domain.state;

/** Text that has a UTF-8 form. A Java string may hold half a surrogate pair, which has none. */
public final class WellFormed {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /**
     * The text with each lone surrogate replaced by U+FFFD; the same string where there is none.
     */
    public static String of(String text) {
        int i = firstLone(text, 0);
        if (i < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        for (; i >= 0; i = firstLone(text, i + 1)) {
            whole.setCharAt(i, REPLACEMENT);
        }
        return whole.toString();
    }

    private static int firstLone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                return i;
            }
            i++;
        }
        return -1;
    }
}
