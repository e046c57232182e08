package io.regretradar.cli.console;

/**
 * Makes text that others wrote (names, ids, sentences with names in them) harmless to show: it
 * stays on its line, sends no commands to a terminal, and does not turn around what stands beside
 * it. Markup is left alone; a page escapes it.
 */
public final class PlainText {
    private static final int INSTEAD = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /**
     * On one line: line breaks and tabs become blanks; other control characters, marks that change
     * the writing direction, invisible characters and halves of characters become U+FFFD. Joiners
     * stay: Persian, Hindi and emoji need them. Null stays null.
     */
    public static String line(String text) {
        if (text == null || text.codePoints().allMatch(PlainText::harmless)) {
            return text;
        }
        return text.codePoints()
                .map(PlainText::shown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As {@link #line}, but at most so many characters, the last one an ellipsis if cut. */
    public static String shortened(String text, int longest) {
        String line = line(text);
        if (line == null || line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }

    private static int shown(int character) {
        if (harmless(character)) {
            return character;
        }
        return Character.isWhitespace(character) || character == 0x85 ? ' ' : INSTEAD;
    }

    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            case Character.FORMAT ->
                    character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
