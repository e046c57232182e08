package io.regretradar.cli.digest;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Writes a digest as one HTML page that needs nothing else: no network, no script, no font. */
final class DigestPage {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    DigestPage.class.getClassLoader(),
                    "io.regretradar.cli");

    private DigestPage() {}

    static String of(Digest digest) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("digest/page.jte", digest, page);
        return page.toString();
    }
}
