package io.regretradar.cli.digest;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a person reads of a page, without a browser. */
final class PageText {
    private PageText() {}

    /** The words of a page, or of its section under that heading. */
    static String of(String html) {
        return html.replaceAll("(?s)<(style|svg|head)\\b.*?</\\1>", " ")
                .replaceAll(
                        "</(bdi|strong|span|small|code)>|<(bdi|strong|small|code)\\b[^>\"]*(\"[^\"]*\"[^>\"]*)*>",
                        "")
                .replaceAll("(?s)<[^>\"]*(\"[^\"]*\"[^>\"]*)*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The words of the section that is named by the heading with that id. */
    static String section(String html, String id) {
        Pattern section =
                Pattern.compile("(?s)<section aria-labelledby=\"" + id + "\".*?</section>");
        return section.matcher(html)
                .results()
                .map(MatchResult::group)
                .map(PageText::of)
                .findFirst()
                .orElseThrow();
    }

    /** The words of each call, from the first to the last. */
    static List<String> calls(String html) {
        return Pattern.compile("(?s)<article.*?</article>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .map(PageText::of)
                .toList();
    }
}
