package io.regretradar.pipeline;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.portfolio.Fact;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.elastic.ElasticRefusedException;
import io.regretradar.pipeline.elastic.ElasticSink;
import io.regretradar.pipeline.kafka.KafkaRefusedException;
import io.regretradar.pipeline.kafka.TickingWatermarks;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.portfolio.ContributeAccount;
import io.regretradar.pipeline.portfolio.FactSerializer;
import io.regretradar.pipeline.portfolio.KeepRow;
import io.regretradar.pipeline.portfolio.RowChangeSerializer;
import io.regretradar.pipeline.portfolio.SortFacts;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import io.regretradar.pipeline.settings.RegretSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Looks across accounts: reads what RegretJob tells of each of them and keeps the rows of
 * regret-portfolio up to date.
 */
public final class PortfolioJob {

    private static final String NAME = "regret-radar-portfolio";

    private PortfolioJob() {}

    /**
     * Runs the job: on the cluster it was submitted to, else in this process with Flink's web page.
     *
     * @param args settings as {@code --key value}; see docs/configuration.md
     */
    public static void main(String[] args) throws Exception {
        JobMain.run(args, NAME, PortfolioJob::build);
    }

    /**
     * Starts the job in this process, with Flink's web page on the loopback address.
     *
     * @throws ElasticRefusedException if Elasticsearch does not answer or let us in
     * @throws KafkaRefusedException if Kafka does not answer or lacks a topic
     */
    public static RunningJob start(RegretSettings settings) throws Exception {
        return JobMain.start(settings, NAME, PortfolioJob::build);
    }

    /** The same on the cluster of a job that runs in this process already. */
    public static RunningJob startBeside(RunningJob other, RegretSettings settings)
            throws Exception {
        return other.beside(JobMain.graph(settings, NAME, PortfolioJob::build));
    }

    private static void build(StreamExecutionEnvironment env, RegretSettings settings) {
        ElasticSink.check(settings.elastic());
        Topics topics = new Topics(settings.kafka());
        List<String> names = new ArrayList<>(topics.portfolio());
        names.add(settings.kafka().deadLetters());
        build(env, settings, PortfolioEdges.of(settings, topics.partitions(names)));
    }

    /** The whole way from what is told of accounts to the rows. */
    static void build(
            StreamExecutionEnvironment env, RegretSettings settings, PortfolioEdges edges) {
        DataStream<Fact> facts = null;
        DataStream<DeadLetter> rejected = null;
        for (Map.Entry<PortfolioInput, Edges.Input> input : edges.inputs().entrySet()) {
            SingleOutputStreamOperator<Fact> told =
                    facts(env, settings, input.getKey(), input.getValue());
            DataStream<DeadLetter> letters = told.getSideOutput(SortFacts.REJECTED);
            facts = facts == null ? told : facts.union(told);
            rejected = rejected == null ? letters : rejected.union(letters);
        }

        DataStream<Document> rows =
                facts.keyBy(Fact::accountId, Types.STRING)
                        .process(
                                new ContributeAccount(settings.accounts().forgetAfterSilence()),
                                RowChangeSerializer.TYPE)
                        .name("contribute account")
                        .uid("contribute-account")
                        .keyBy(change -> change.row().id(), Types.STRING)
                        .process(new KeepRow(settings), DocumentSerializer.TYPE)
                        .name("keep row")
                        .uid("keep-row");

        rows.sinkTo(edges.documents()).name("rows to Elasticsearch").uid("rows-to-elasticsearch");

        rejected.sinkTo(edges.deadLetters())
                .name("dead letters to Kafka")
                .uid("dead-letters-to-kafka");
    }

    private static SingleOutputStreamOperator<Fact> facts(
            StreamExecutionEnvironment env,
            RegretSettings settings,
            PortfolioInput kind,
            Edges.Input input) {
        int parallelism = Math.min(settings.run().parallelism(), input.partitions());
        return env.fromSource(
                        input.source(),
                        new TickingWatermarks(Duration.ZERO)
                                .withWatermarkAlignment(
                                        "portfolio",
                                        settings.events().alignmentDrift(),
                                        settings.events().alignmentInterval()),
                        kind.topic())
                .uid(kind.topic())
                .setParallelism(parallelism)
                .process(new SortFacts(settings.accounts().epoch()), FactSerializer.TYPE)
                .name("sort " + kind.topic())
                .uid("sort-" + kind.topic())
                .setParallelism(parallelism);
    }
}
