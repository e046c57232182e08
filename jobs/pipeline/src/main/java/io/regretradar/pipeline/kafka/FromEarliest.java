package io.regretradar.pipeline.kafka;

import io.regretradar.pipeline.settings.LostOffsets;
import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts at the earliest record where no checkpoint says otherwise. What a checkpoint says holds
 * even when Kafka has deleted those records meanwhile: skipping them in silence is a choice that
 * only a person may make.
 */
final class FromEarliest implements OffsetsInitializer {

    private static final long serialVersionUID = 1L;

    private final LostOffsets lostOffsets;

    FromEarliest(LostOffsets lostOffsets) {
        this.lostOffsets = lostOffsets;
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        return OffsetsInitializer.earliest().getPartitionOffsets(partitions, retriever);
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return switch (lostOffsets) {
            case FAIL -> OffsetResetStrategy.NONE;
            case EARLIEST -> OffsetResetStrategy.EARLIEST;
        };
    }
}
