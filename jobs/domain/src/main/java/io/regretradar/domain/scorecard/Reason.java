package io.regretradar.domain.scorecard;

/**
 * Why a score is high, as a person would say it.
 *
 * @param id the feature
 * @param value its value, in the feature's unit
 * @param baseline what is good, in the same unit
 * @param points what it adds to the score, after multipliers and caps
 * @param sentence the reason in words
 */
public record Reason(String id, double value, double baseline, double points, String sentence) {}
