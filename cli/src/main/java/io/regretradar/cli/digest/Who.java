package io.regretradar.cli.digest;

import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.elastic.Document;

/**
 * An account as a page names it.
 *
 * @param id harmless to show, in full
 * @param name harmless to show, cut where it is long; the id where no name is known
 * @param whole the whole name if it was cut, else null
 */
record Who(String id, String name, String whole) {
    private static final int LONGEST = 48;

    static Who of(Document document) {
        String id = PlainText.line(document.text("account.id"));
        String name = PlainText.line(document.text("account.name"));
        if (name == null || name.isBlank()) {
            name = id;
        }
        String shown = PlainText.shortened(name, LONGEST);
        return new Who(PlainText.shortened(id, LONGEST), shown, shown.equals(name) ? null : name);
    }
}
