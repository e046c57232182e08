package io.regretradar.domain.account;

/** One evaluation of one account at one instant. Content follows. */
public record Evaluation(String accountId, long at) {}
