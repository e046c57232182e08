package io.regretradar.pipeline;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.source.SourceChange;
import io.regretradar.pipeline.account.Announcement;
import io.regretradar.pipeline.account.AnnouncementSerializer;
import io.regretradar.pipeline.account.AssessAccount;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.elastic.ElasticRefusedException;
import io.regretradar.pipeline.elastic.ElasticSink;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.kafka.ArrivingSerializer;
import io.regretradar.pipeline.kafka.Clock;
import io.regretradar.pipeline.kafka.EventSerializer;
import io.regretradar.pipeline.kafka.KafkaRefusedException;
import io.regretradar.pipeline.kafka.SortArrivals;
import io.regretradar.pipeline.kafka.TickingWatermarks;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.rules.AdmitRules;
import io.regretradar.pipeline.rules.ControlEventSerializer;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import io.regretradar.pipeline.settings.EventSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.pipeline.source.CountBySource;
import io.regretradar.pipeline.source.SourceChangeSerializer;
import io.regretradar.pipeline.source.SourceCount;
import io.regretradar.pipeline.source.SourceCountSerializer;
import io.regretradar.pipeline.source.WatchSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads what happens to each account from Kafka, assesses the regret behind it, and keeps the
 * documents in Elasticsearch up to date.
 */
public final class RegretJob {

    private static final String NAME = "regret-radar";

    private RegretJob() {}

    /**
     * Runs the job: on the cluster it was submitted to, else in this process with Flink's web page.
     *
     * @param args settings as {@code --key value}; see docs/configuration.md
     */
    public static void main(String[] args) throws Exception {
        JobMain.run(args, NAME, RegretJob::build);
    }

    /**
     * Starts the job in this process, with Flink's web page on the loopback address.
     *
     * @throws ElasticRefusedException if Elasticsearch does not answer or let us in
     * @throws KafkaRefusedException if Kafka does not answer or lacks a topic
     */
    public static RunningJob start(RegretSettings settings) throws Exception {
        return JobMain.start(settings, NAME, RegretJob::build);
    }

    private static void build(StreamExecutionEnvironment env, RegretSettings settings) {
        build(env, settings, edges(settings));
    }

    /** Where the settings say, once both sides have answered. */
    private static Edges edges(RegretSettings settings) {
        ElasticSink.check(settings.elastic());
        List<String> topics = new ArrayList<>();
        topics.add(settings.kafka().deadLetters());
        topics.add(settings.kafka().topic(Topics.NOTIFICATIONS));
        topics.addAll(new Topics(settings.kafka()).portfolio());
        settings.events().read().forEach(s -> topics.add(settings.kafka().topic(s)));
        String control = settings.kafka().topic(Topics.CONTROL);
        topics.add(control);
        Map<String, Integer> partitions = new Topics(settings.kafka()).partitions(topics);
        if (partitions.get(control) != 1) {
            throw KafkaRefusedException.notOnePartition(control, partitions.get(control));
        }
        return Edges.of(settings, partitions);
    }

    /** The whole journey of an event. */
    static void build(StreamExecutionEnvironment env, RegretSettings settings, Edges edges) {
        Map<Stream, SingleOutputStreamOperator<Arriving.Event>> streams =
                new EnumMap<>(Stream.class);
        edges.inputs()
                .forEach(
                        (stream, input) ->
                                streams.put(stream, arrivals(env, settings, stream, input)));

        SingleOutputStreamOperator<ControlEvent> rules = rules(env, settings, edges);
        SingleOutputStreamOperator<SourceChange> sources = sources(streams, settings);

        SingleOutputStreamOperator<Document> documents =
                union(streams.values())
                        .keyBy(Arriving.Event::accountId, Types.STRING)
                        .connect(announcements(rules, sources).broadcast(AssessAccount.ANNOUNCED))
                        .process(new AssessAccount(settings), DocumentSerializer.TYPE)
                        .name("assess account")
                        .uid("assess-account");

        documents
                .union(sources.getSideOutput(WatchSources.DOCUMENTS))
                .sinkTo(edges.documents())
                .name("documents to Elasticsearch")
                .uid("documents-to-elasticsearch");

        documents
                .getSideOutput(AssessAccount.NOTIFICATIONS)
                .union(sources.getSideOutput(WatchSources.NOTIFICATIONS))
                .sinkTo(edges.notifications())
                .name("notifications to Kafka")
                .uid("notifications-to-kafka");

        documents
                .getSideOutput(AssessAccount.TOLD)
                .sinkTo(edges.told())
                .name("documents to Kafka")
                .uid("documents-to-kafka")
                .setParallelism(1);

        deadLetters(streams.values(), documents)
                .union(rules.getSideOutput(AdmitRules.REFUSED))
                .sinkTo(edges.deadLetters())
                .name("dead letters to Kafka")
                .uid("dead-letters-to-kafka");

        env.fromSource(
                        edges.deadLetterRecords(),
                        WatermarkStrategy.noWatermarks(),
                        "dead letters from Kafka",
                        DocumentSerializer.TYPE)
                .uid("dead-letters-from-kafka")
                .setParallelism(1)
                .sinkTo(edges.deadLetterDocuments())
                .name("dead letters to Elasticsearch")
                .uid("dead-letters-to-elasticsearch")
                .setParallelism(1);

        if (settings.events().clockEnabled()) {
            env.fromSource(
                            Clock.every(settings.events().clockInterval()),
                            WatermarkStrategy.noWatermarks(),
                            "clock",
                            Types.LONG)
                    .uid("clock")
                    .setParallelism(1)
                    .sinkTo(edges.ticks())
                    .name("ticks to Kafka")
                    .uid("ticks-to-kafka")
                    .setParallelism(1);
        }
    }

    private static SingleOutputStreamOperator<Arriving.Event> arrivals(
            StreamExecutionEnvironment env,
            RegretSettings settings,
            Stream stream,
            Edges.Input input) {
        int parallelism = Math.min(settings.run().parallelism(), input.partitions());
        return env.fromSource(
                        input.source(),
                        aligned(settings.events(), settings.events().bounds().get(stream)),
                        stream.topic(),
                        ArrivingSerializer.TYPE)
                .uid(stream.topic())
                .setParallelism(parallelism)
                .process(new SortArrivals(), EventSerializer.TYPE)
                .name("sort " + stream.topic())
                .uid("sort-" + stream.topic())
                .setParallelism(parallelism);
    }

    /**
     * Rules are judged one after the other, and must reach every account before event time passes
     * the instant at which they take effect: hence a single partition, and no bound.
     */
    private static SingleOutputStreamOperator<ControlEvent> rules(
            StreamExecutionEnvironment env, RegretSettings settings, Edges edges) {
        return env.fromSource(
                        edges.control(),
                        aligned(settings.events(), Duration.ZERO),
                        "radar-control",
                        ArrivingSerializer.TYPE)
                .uid("radar-control")
                .setParallelism(1)
                .process(new AdmitRules(), ControlEventSerializer.TYPE)
                .name("admit rules")
                .uid("admit-rules")
                .setParallelism(1);
    }

    /** Silent sources, of all streams that feed features. */
    private static SingleOutputStreamOperator<SourceChange> sources(
            Map<Stream, SingleOutputStreamOperator<Arriving.Event>> streams,
            RegretSettings settings) {
        DataStream<SourceCount> counts = null;
        for (var entry : streams.entrySet()) {
            if (entry.getKey() == Stream.ALERT_COMMANDS) {
                continue; // People's silence is no fault of a feed.
            }
            DataStream<SourceCount> ofStream =
                    entry.getValue()
                            .transform(
                                    "count " + entry.getKey().topic(),
                                    SourceCountSerializer.TYPE,
                                    new CountBySource())
                            .uid("count-" + entry.getKey().topic())
                            .setParallelism(entry.getValue().getParallelism());
            counts = counts == null ? ofStream : counts.union(ofStream);
        }
        return counts.keyBy(SourceCount::key, Types.STRING)
                .process(
                        new WatchSources(
                                settings.accounts().epoch(),
                                settings.accounts().quietBefore().toEpochMilli()),
                        SourceChangeSerializer.TYPE)
                .name("watch sources")
                .uid("watch-sources");
    }

    private static DataStream<Announcement> announcements(
            SingleOutputStreamOperator<ControlEvent> rules,
            SingleOutputStreamOperator<SourceChange> sources) {
        DataStream<Announcement> ofRules =
                rules.map(Announcement.NewRules::new, AnnouncementSerializer.TYPE)
                        .name("announce rules")
                        .uid("announce-rules")
                        .setParallelism(1);
        DataStream<Announcement> ofSources =
                sources.map(Announcement.Source::new, AnnouncementSerializer.TYPE)
                        .name("announce sources")
                        .uid("announce-sources");
        return ofRules.union(ofSources);
    }

    /** Streams wait for each other, so that a backlog does not pile up in state. */
    private static WatermarkStrategy<Arriving> aligned(EventSettings events, Duration bound) {
        return new TickingWatermarks(bound)
                .withWatermarkAlignment(
                        "inputs", events.alignmentDrift(), events.alignmentInterval());
    }

    private static DataStream<DeadLetter> deadLetters(
            Collection<SingleOutputStreamOperator<Arriving.Event>> streams,
            SingleOutputStreamOperator<?> documents) {
        DataStream<DeadLetter> letters = documents.getSideOutput(AssessAccount.LATE);
        for (SingleOutputStreamOperator<Arriving.Event> stream : streams) {
            letters = letters.union(stream.getSideOutput(SortArrivals.REJECTED));
        }
        return letters;
    }

    private static DataStream<Arriving.Event> union(
            Collection<SingleOutputStreamOperator<Arriving.Event>> streams) {
        DataStream<Arriving.Event> all = null;
        for (DataStream<Arriving.Event> stream : streams) {
            all = all == null ? stream : all.union(stream);
        }
        return all;
    }
}
