package io.regretradar.pipeline.elastic;

import io.regretradar.pipeline.elastic.Answer.Kind;
import io.regretradar.pipeline.settings.ElasticSettings;

/** Elasticsearch does not let us in, or does not answer. Says why and what to do. */
public final class ElasticRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean needsAPerson;

    ElasticRefusedException(String message, boolean needsAPerson) {
        super(message);
        this.needsAPerson = needsAPerson;
    }

    static ElasticRefusedException of(Answer answer, ElasticSettings settings) {
        String urls = String.join(", ", settings.urls());
        String message =
                switch (answer.kind()) {
                    case NO_ACCESS ->
                            "Elasticsearch at %s refuses access (%d) to %s: %s. %s"
                                    .formatted(
                                            urls,
                                            answer.status(),
                                            who(settings),
                                            answer.message(),
                                            remedy(answer.status(), settings));
                    case UNTRUSTED ->
                            "The certificate of Elasticsearch at %s is not trusted: %s. Check"
                                            .formatted(urls, answer.message())
                                    + " elasticsearch.urls, the certificate's dates and names, and"
                                    + " set elasticsearch.ca-file to its authority.";
                    default ->
                            "Elasticsearch at %s does not answer as it should: %s. Check that it runs"
                                            .formatted(urls, answer.message())
                                    + " and that elasticsearch.urls names it.";
                };
        return new ElasticRefusedException(
                message, answer.kind() == Kind.NO_ACCESS || answer.kind() == Kind.UNTRUSTED);
    }

    /** Whether waiting cannot help: credentials or certificates are wrong. */
    boolean needsAPerson() {
        return needsAPerson;
    }

    private static String who(ElasticSettings settings) {
        if (settings.apiKey() != null) {
            return "the API key";
        }
        return settings.username() != null ? "user " + settings.username() : "nobody in particular";
    }

    private static String remedy(int status, ElasticSettings settings) {
        if (status == 403) {
            return "It needs the cluster privilege 'monitor' and 'index' and 'create_index' on"
                    + " regret-*.";
        }
        return settings.apiKey() != null
                ? "Set elasticsearch.api-key to a valid, encoded key that has not expired."
                : "Set elasticsearch.username and elasticsearch.password, or elasticsearch.api-key.";
    }
}
