package io.regretradar.pipeline;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.intake.EventEncoder;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What producers do: writes events, ticks and rubbish into the input topics. */
public final class InputTopics implements AutoCloseable {

    private static final long TICK_EVERY = Duration.ofHours(1).toMillis();

    private final RegretSettings settings;
    private final Producer<byte[], byte[]> producer;
    private long nextTick = Long.MIN_VALUE;

    public InputTopics(RegretSettings settings) {
        this.settings = settings;
        this.producer =
                new KafkaProducer<>(
                        settings.kafka().connection(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /**
     * Writes a part of a history in this order, with hourly ticks as late as the rest of it allows:
     * no event may come after a tick that makes it late.
     *
     * @param history the whole of it, in the order of sending
     */
    public void write(List<AccountEvent> history, int from, int to) {
        long bound = settings.engine().bound().toMillis();
        long[] earliestLeft = new long[history.size() + 1];
        earliestLeft[history.size()] = Long.MAX_VALUE;
        for (int i = history.size() - 1; i >= 0; i--) {
            earliestLeft[i] = Math.min(earliestLeft[i + 1], history.get(i).occurredAt());
        }
        for (int i = from; i < to; i++) {
            if (nextTick == Long.MIN_VALUE) {
                nextTick = earliestLeft[i] - earliestLeft[i] % TICK_EVERY;
            }
            while (nextTick <= earliestLeft[i] + bound) {
                tick(nextTick);
                nextTick += TICK_EVERY;
            }
            send(history.get(i));
        }
        producer.flush();
    }

    /** Writes an event where its account's events go. */
    public void send(AccountEvent event) {
        producer.send(
                new ProducerRecord<>(
                        settings.kafka().topic(event.stream()),
                        event.accountId().getBytes(StandardCharsets.UTF_8),
                        EventEncoder.encode(event)));
    }

    /** Writes a tick into every partition that the job reads. */
    public void tick(long at) {
        byte[] tick = EventEncoder.tick(at);
        List<String> topics = new ArrayList<>();
        settings.events().read().forEach(s -> topics.add(settings.kafka().topic(s)));
        topics.add(settings.kafka().topic(Topics.CONTROL));
        for (String topic : topics) {
            for (PartitionInfo partition : producer.partitionsFor(topic)) {
                producer.send(new ProducerRecord<>(topic, partition.partition(), null, tick));
            }
        }
        producer.flush();
    }

    /** Publishes a version of some rules. */
    public void publish(ControlEvent event, long publishedAt) {
        control(EventEncoder.encode(event, publishedAt, "test"));
    }

    /** Writes bytes of any kind into the control topic. */
    public void control(byte[] value) {
        producer.send(new ProducerRecord<>(settings.kafka().topic(Topics.CONTROL), 0, null, value));
        producer.flush();
    }

    /** Writes bytes of any kind and says where they stand. */
    public RecordMetadata raw(Stream stream, byte[] key, byte[] value)
            throws InterruptedException, ExecutionException {
        return producer.send(new ProducerRecord<>(settings.kafka().topic(stream), key, value))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
