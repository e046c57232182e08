package io.regretradar.domain.scorecard;

import java.util.List;

/**
 * A word of regret that tickets and answers may be tagged with.
 *
 * @param severity strength of one fresh occurrence
 * @param loads shares on the four regret types
 */
public record RegretTag(String tag, double severity, List<Double> loads) {}
