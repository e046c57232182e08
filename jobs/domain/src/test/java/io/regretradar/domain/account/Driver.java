package io.regretradar.domain.account;

import io.regretradar.domain.alert.Refusal;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs the engine as the job's operator does, and keeps all that comes out of it. */
final class Driver implements AccountOutput {

    final AccountEngine engine;
    final List<String> documents = new ArrayList<>();
    final List<Evaluation> evaluations = new ArrayList<>();
    final List<AccountEvent> applied = new ArrayList<>();
    final List<AccountEvent> duplicates = new ArrayList<>();
    final List<AlertCommand> refused = new ArrayList<>();
    AccountState state;

    Driver(EngineSettings settings) {
        this.engine = new AccountEngine(settings);
        this.state = engine.start(History.ACCOUNT);
    }

    Driver() {
        this(History.settings());
    }

    Arrival offer(AccountEvent event) {
        return engine.offer(state, event, this);
    }

    Driver offer(Collection<AccountEvent> events) {
        events.forEach(this::offer);
        return this;
    }

    Driver advance(String watermark) {
        return advance(History.time(watermark));
    }

    Driver advance(long watermark) {
        engine.advance(state, watermark, this);
        if (engine.forgettable(state)) {
            state = engine.start(History.ACCOUNT);
        }
        return this;
    }

    /** Writes the state down and goes on with what is read back. */
    void restore() {
        state = AccountStateCodec.copy(state);
    }

    @Override
    public void document(Document document) {
        documents.add(
                document.index()
                        + " "
                        + document.id()
                        + " "
                        + document.version()
                        + " "
                        + document.evaluatedAt()
                        + " "
                        + new String(document.source(), StandardCharsets.UTF_8));
    }

    @Override
    public void applied(AccountEvent event) {
        applied.add(event);
    }

    @Override
    public void refused(AlertCommand command, Refusal why) {
        refused.add(command);
    }

    @Override
    public void duplicate(AccountEvent event) {
        duplicates.add(event);
    }

    @Override
    public void evaluated(Evaluation evaluation) {
        evaluations.add(evaluation);
    }
}
