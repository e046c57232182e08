package io.regretradar.pipeline;

import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.Stream;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.KafkaDeadLetters;
import io.regretradar.pipeline.deadletter.LoggedDeadLetters;
import io.regretradar.pipeline.elastic.ElasticSink;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.kafka.DeadLetterRecords;
import io.regretradar.pipeline.kafka.KafkaRecords;
import io.regretradar.pipeline.kafka.TickSink;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.notification.NotificationRecords;
import io.regretradar.pipeline.portfolio.Told;
import io.regretradar.pipeline.portfolio.ToldRecords;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/**
 * Where RegretJob's data come from and go to.
 *
 * @param inputs one for each stream that is read
 * @param control published rules
 * @param documents takes what is to be found in Elasticsearch
 * @param notifications takes what people are to be told
 * @param told takes documents that the view across accounts needs
 * @param deadLetters takes rejected and late records
 * @param deadLetterRecords hands all dead letters out again, as documents
 * @param deadLetterDocuments takes these
 * @param ticks takes the wall clock's time, in ms
 */
public record Edges(
        Map<Stream, Input> inputs,
        Source<Arriving, ?, ?> control,
        Sink<Document> documents,
        Sink<Notification> notifications,
        Sink<Told> told,
        Sink<DeadLetter> deadLetters,
        Source<Document, ?, ?> deadLetterRecords,
        Sink<Document> deadLetterDocuments,
        Sink<Long> ticks) {

    /**
     * Where one stream comes from.
     *
     * @param partitions no more subtasks than these can read at a time; one that reads nothing
     *     would hold event time back
     */
    public record Input(Source<Arriving, ?, ?> source, int partitions) {}

    /**
     * Kafka and Elasticsearch as the settings name them.
     *
     * @param partitions of each topic, by its full name
     */
    public static Edges of(RegretSettings settings, Map<String, Integer> partitions) {
        KafkaSettings kafka = settings.kafka();
        Map<Stream, Input> inputs = new EnumMap<>(Stream.class);
        for (Stream stream : settings.events().read()) {
            inputs.put(
                    stream,
                    new Input(
                            KafkaRecords.of(stream, settings),
                            partitions.get(kafka.topic(stream))));
        }
        List<String> topics = new ArrayList<>();
        inputs.keySet().forEach(stream -> topics.add(kafka.topic(stream)));
        topics.add(kafka.topic(Topics.CONTROL));
        return new Edges(
                inputs,
                KafkaRecords.control(settings),
                new ElasticSink(settings.elastic(), () -> new KafkaDeadLetters(kafka)),
                NotificationRecords.sink(kafka),
                new ToldRecords(settings),
                DeadLetterRecords.sink(kafka),
                KafkaRecords.deadLetters(settings),
                new ElasticSink(settings.elastic(), LoggedDeadLetters::new),
                new TickSink(kafka, topics));
    }
}
