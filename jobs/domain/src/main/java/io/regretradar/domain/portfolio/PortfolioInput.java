package io.regretradar.domain.portfolio;

import io.regretradar.domain.document.Document;
import java.util.Arrays;
import java.util.Optional;

/**
 * Documents of single accounts that the view across accounts is made of. Each kind has a topic of
 * its own, in which every such document stands as it goes to Elasticsearch.
 */
public enum PortfolioInput {
    /** Where a stage was left and another entered: {@code regret-stage-transitions}. */
    TRANSITIONS("radar-transitions", "regret-stage-transitions-"),
    /** How an account stands at a written evaluation: {@code regret-accounts}. */
    SCORES("radar-scores", "regret-accounts"),
    /** How a referral, or a chance for one, stands: {@code regret-referrals}. */
    REFERRALS("radar-referrals", "regret-referrals");

    private final String topic;
    private final String index;

    PortfolioInput(String topic, String index) {
        this.topic = topic;
        this.index = index;
    }

    /** The topic's name, without the deployment's prefix. */
    public String topic() {
        return topic;
    }

    /** What the document tells the portfolio, or empty if it does not need it. */
    public static Optional<PortfolioInput> of(Document document) {
        return Arrays.stream(values())
                .filter(input -> document.index().startsWith(input.index))
                .findFirst();
    }
}
