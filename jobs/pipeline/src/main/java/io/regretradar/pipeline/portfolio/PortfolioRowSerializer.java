package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.PortfolioRow;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of a row. It leads with a format version of its own. */
public final class PortfolioRowSerializer extends StateSerializer<PortfolioRow> {

    public static final PortfolioRowSerializer INSTANCE = new PortfolioRowSerializer();
    public static final TypeInformation<PortfolioRow> TYPE =
            new BinaryType<>(PortfolioRow.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(PortfolioRow row, DataOutputView target) throws IOException {
        row.write(target);
    }

    @Override
    public PortfolioRow deserialize(DataInputView source) throws IOException {
        return PortfolioRow.read(source);
    }

    @Override
    public TypeSerializerSnapshot<PortfolioRow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PortfolioRow> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
