package io.regretradar.pipeline;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.pipeline.Edges.Input;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.KafkaDeadLetters;
import io.regretradar.pipeline.elastic.ElasticSink;
import io.regretradar.pipeline.kafka.DeadLetterRecords;
import io.regretradar.pipeline.kafka.KafkaRecords;
import io.regretradar.pipeline.portfolio.FactDeserializer;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where PortfolioJob's data come from and go to.
 *
 * @param inputs one for each kind of document that is read
 * @param documents takes what is to be found in Elasticsearch
 * @param deadLetters takes rejected records; RegretJob brings them into Elasticsearch
 */
record PortfolioEdges(
        Map<PortfolioInput, Input> inputs, Sink<Document> documents, Sink<DeadLetter> deadLetters) {

    /**
     * Kafka and Elasticsearch as the settings name them.
     *
     * @param partitions of each topic, by its full name
     */
    static PortfolioEdges of(RegretSettings settings, Map<String, Integer> partitions) {
        KafkaSettings kafka = settings.kafka();
        Map<PortfolioInput, Input> inputs = new EnumMap<>(PortfolioInput.class);
        for (PortfolioInput input : PortfolioInput.values()) {
            inputs.put(
                    input,
                    new Input(
                            KafkaRecords.read(
                                    kafka.topic(input.topic()),
                                    kafka,
                                    new FactDeserializer(input, settings)),
                            partitions.get(kafka.topic(input.topic()))));
        }
        return new PortfolioEdges(
                inputs,
                new ElasticSink(settings.elastic(), () -> new KafkaDeadLetters(kafka)),
                DeadLetterRecords.sink(kafka));
    }
}
