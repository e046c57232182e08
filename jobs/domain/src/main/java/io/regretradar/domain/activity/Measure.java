package io.regretradar.domain.activity;

/**
 * What is counted per hour and per day. New constants are added at the end: state holds ordinals.
 */
public enum Measure {
    TICKETS_OPENED("tickets.opened"),
    TICKETS_RESOLVED("tickets.resolved"),
    TICKETS_REOPENED("tickets.reopened"),
    SLA_BREACHES("tickets.sla_breaches"),
    CSAT_SUM(null),
    CSAT_ANSWERS(null),
    USAGE_EVENTS("usage.events"),
    CORE_EVENTS("usage.core_events"),
    USAGE_SECONDS(null),
    USAGE_ERRORS("usage.errors"),
    VALUE_MOMENTS("usage.value_moments"),
    PROMOTERS("nps.promoters"),
    PASSIVES("nps.passives"),
    DETRACTORS("nps.detractors"),
    NPS_ASKED("nps.asked"),
    NPS_ANSWERED("nps.answered");

    private final String field;

    Measure(String field) {
        this.field = field;
    }

    /** The field's name behind its span, or null for one that only feeds a mean. */
    public String field() {
        return field;
    }
}
