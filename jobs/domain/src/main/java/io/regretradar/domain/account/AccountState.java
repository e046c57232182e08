package io.regretradar.domain.account;

import io.regretradar.domain.activity.ActivityMemory;
import io.regretradar.domain.alert.AlertBook;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.BandTracker;
import io.regretradar.domain.alert.Floors;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.journey.Stage;
import java.util.PriorityQueue;

/**
 * What we remember about one account. Changed only by {@link AccountEngine}; written and read by
 * {@link AccountStateCodec}.
 */
public final class AccountState {

    static final long NEVER = Long.MIN_VALUE;

    private final String accountId;

    LocalCalendar calendar;
    Profile profile;
    SupportMemory support;
    UsageMemory usage;
    SurveyMemory surveys;
    SignalMemory signals;
    TouchMemory touches;
    OwnerMemory owners;
    ContactMemory contacts;
    ReferralMemory referrals;
    Ratings ratings;
    LatestActs acts;
    JourneyMemory journey;
    PlanMemory plan;
    ExitMemory exits;
    ActivityMemory activity;
    MidnightMemory midnights;
    BandTracker bands;
    Floors floors;
    AlertBook alerts;
    SeenEvents seenEvents;
    WrittenScore written;
    SourceMemory sources;

    /** Events ahead of the watermark. */
    final PriorityQueue<AccountEvent> pending = new PriorityQueue<>(AccountEvent.ORDER);

    /** Streams seen so far, by {@link Stream#bit()}. */
    int seenStreams;

    /** Local date of the account's first event; meaningful once an event was applied. */
    int firstDay;

    /** Time of the last event applied, ms; {@link #NEVER} before any. */
    long lastEventAt;

    /** Largest time of an applied event or evaluation, ms: what is not after it is late. */
    long appliedUpTo;

    /** All timers up to this instant have run. */
    long clock;

    /** The full minute at which an evaluation is due because of an event; MAX_VALUE for none. */
    long minuteDue;

    /** The instant of a hard event to be evaluated; MAX_VALUE for none. */
    long hardDue;

    /** Score (0..100) of the evaluation before; NaN before any. */
    double previousScore;

    boolean over;

    AccountState(String accountId) {
        this.accountId = accountId;
        forgetEverything();
    }

    /** As on the first day, but for the events that still wait. */
    void forgetEverything() {
        calendar = new LocalCalendar();
        profile = new Profile();
        support = new SupportMemory();
        usage = new UsageMemory();
        surveys = new SurveyMemory();
        signals = new SignalMemory();
        touches = new TouchMemory();
        owners = new OwnerMemory();
        contacts = new ContactMemory();
        referrals = new ReferralMemory();
        ratings = new Ratings();
        acts = new LatestActs();
        journey = new JourneyMemory();
        plan = new PlanMemory();
        exits = new ExitMemory();
        activity = new ActivityMemory();
        midnights = new MidnightMemory();
        bands = new BandTracker();
        floors = new Floors();
        alerts = new AlertBook();
        seenEvents = new SeenEvents();
        written = new WrittenScore();
        sources = new SourceMemory();
        seenStreams = 0;
        firstDay = 0;
        lastEventAt = NEVER;
        appliedUpTo = NEVER;
        clock = NEVER;
        minuteDue = Long.MAX_VALUE;
        hardDue = Long.MAX_VALUE;
        previousScore = Double.NaN;
        over = false;
    }

    /** How even the account's experience was over the 90 days up to that one. */
    public Consistency consistency(int day) {
        return ratings.consistency(day, support.firstResponses(), touches);
    }

    /** Events taken in whose time has not come. */
    public int waiting() {
        return pending.size();
    }

    public String accountId() {
        return accountId;
    }

    /** Largest time of an applied event or evaluation, ms since 1970 UTC; MIN_VALUE before any. */
    public long appliedUpTo() {
        return appliedUpTo;
    }

    /** How many events wait for the watermark. */
    public int pendingEvents() {
        return pending.size();
    }

    /** What analysts are told. */
    public ActivityMemory activity() {
        return activity;
    }

    /** Distinct users active on the local dates from..to, of the last 64. */
    public int activeUsers(int from, int to) {
        return usage.activeUsers(from, to);
    }

    /** Distinct features used on the local dates from..to, of the last 64. */
    public int featuresUsed(int from, int to) {
        return usage.featuresUsed(from, to);
    }

    /** Whether any event has spoken of an owner. */
    public boolean ownersSeen() {
        return owners.seen();
    }

    /** How often within 90 days the account was accepted by another owner than before. */
    public int ownerChanges(int day) {
        return owners.changes(day);
    }

    /** How often within 90 days it came back to an owner who had already given it away. */
    public int ownerBounces(int day) {
        return owners.bounces(day);
    }

    /** Messages of the customer that wait for a reply. */
    public int openMessages() {
        return touches.openMessages();
    }

    /** Hours that the longest-waiting of them has waited at an instant; NaN for none. */
    public double longestWaitHours(long at) {
        return touches.longestWaitHours(at);
    }

    /** Sessions the vendor missed and has not made up for. */
    public int missedSessions() {
        return touches.missedSessions();
    }

    /** Whether five or more of the vendor's messages of 14 days went unanswered. */
    public boolean overContacted(int day) {
        return touches.overContacted(day);
    }

    /** Tickets without a first answer. */
    public int unansweredTickets() {
        return support.unanswered();
    }

    /** First instant of a local date, ms since 1970 UTC. */
    public long startOf(int day) {
        return calendar.start(day);
    }

    /** Local date of an instant, in days since 1970-01-01. */
    public int dayOf(long at) {
        return calendar.day(at);
    }

    /** IANA id of the account's time zone; {@code Z} before any was named. */
    public String zoneId() {
        return calendar.zoneId();
    }

    public Profile profile() {
        return profile;
    }

    /** Whether the account has left, and has not come back. */
    public boolean churned() {
        return journey.churnedAt() != null;
    }

    /** The stage of the journey, or null. */
    public Stage stage() {
        return journey.stage();
    }

    /** When the stage was entered, ms since 1970 UTC, or null. */
    public Long stageSince() {
        return journey.stageSince();
    }

    /** When the account churned, ms since 1970 UTC, or null. */
    public Long churnedAt() {
        return journey.churnedAt();
    }

    /** The consistency index of the last written score, 0..1; NaN if none. */
    public double writtenConsistency() {
        return written.consistency();
    }

    /** The account's alerts. */
    public AlertBook alerts() {
        return alerts;
    }

    /** The band in force. */
    public Band band() {
        return bands.band();
    }

    boolean started() {
        return lastEventAt != NEVER;
    }

    boolean seen(Stream stream) {
        return (seenStreams & stream.bit()) != 0;
    }

    /** Local date of an instant, in days since 1970-01-01. */
    int day(long at) {
        return calendar.day(at);
    }
}
