package io.regretradar.dashboards.query;

import java.util.List;

/** Writes the page that lists the questions, {@code docs/queries.md}. */
public final class QueriesPage {

    private static final String HEAD =
            """
            # Questions

            <!-- Made from dashboards/queries by a test. Do not edit. -->

            Questions that analysts ask of the documents in Elasticsearch. Each is a file in
            [dashboards/queries](../dashboards/queries): the question, then the search in Elasticsearch's query language,
            without scripts, so that any cluster answers it. Every field is described in [fields.md](fields.md), and
            [dashboards/samples](../dashboards/samples) has one document of each index.

                radar query                                              # lists them
                radar query drop-off-by-stage                            # answers one as a table
                radar query what-moved-most --at 2026-03-01T08:00:00Z    # time ranges end then
                radar query renewals-at-risk --output json               # what Elasticsearch said

            Or paste a file into Kibana, *Dev Tools*, *Console*. To change one, copy it there.

            | name | question | how to read it | asks |
            |---|---|---|---|
            """;

    private QueriesPage() {}

    /** The page in Markdown. */
    public static String of(List<StoredQuery> queries) {
        StringBuilder page = new StringBuilder(HEAD);
        for (StoredQuery query : queries) {
            page.append(
                    "| [%1$s](../dashboards/queries/%1$s.console) | %2$s | %3$s | `%4$s` |\n"
                            .formatted(
                                    query.name(), query.question(), query.note(), query.index()));
        }
        return page.toString();
    }
}
