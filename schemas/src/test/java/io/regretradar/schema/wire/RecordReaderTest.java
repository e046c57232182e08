package io.regretradar.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.regretradar.schema.LifecycleEvent;
import io.regretradar.schema.LifecycleType;
import io.regretradar.schema.SupportTicketEvent;
import io.regretradar.schema.Tick;
import io.regretradar.schema.TicketAction;
import io.regretradar.schema.TicketPriority;
import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final String NAMESPACE = "io.regretradar.schema";

    private final RecordReader<SupportTicketEvent> tickets =
            new RecordReader<>(SupportTicketEvent.class);

    @Test
    void logicalTypesArriveAsTimesAndDates() throws Exception {
        LifecycleEvent event =
                Records.lifecycle()
                        .setType(LifecycleType.CLOSED_WON)
                        .setRenewalDate(LocalDate.of(2027, 2, 28))
                        .setAnnualValue(1200.5)
                        .build();
        byte[] value = Records.bytes(event.toByteBuffer());

        LifecycleEvent read =
                new RecordReader<>(LifecycleEvent.class)
                        .read(new Payload(LifecycleEvent.getClassSchema(), value, 10));

        assertThat(read).isEqualTo(event);
        assertThat(read.getRenewalDate()).isEqualTo("2027-02-28");
        assertThat(read.getOccurredAt()).isEqualTo(Records.NOON);
    }

    @Test
    void fieldsOfANewerWriterAreSkipped() throws Exception {
        Schema newer =
                ticketSchema(
                        """
                        , {"name": "queue", "type": ["null", "string"], "default": null}
                        , {"name": "watchers", "type": {"type": "array", "items": "string"}}
                        , {"name": "extra", "type": {"type": "map", "values": "bytes"}}""");
        GenericData.Record datum = ticket(newer);
        datum.put("queue", "billing");
        datum.put("watchers", List.of("ann", "bob"));
        datum.put("extra", java.util.Map.of("k", java.nio.ByteBuffer.wrap(new byte[] {1, 2})));

        SupportTicketEvent read = tickets.read(Records.payload(datum));

        assertThat(read.getTicketId()).isEqualTo("t1");
    }

    @Test
    void fieldsThatAnOlderWriterLacksAreDefaults() throws Exception {
        SupportTicketEvent read = tickets.read(Records.payload(ticket(ticketSchema(""))));

        assertThat(read.getPriority()).isNull();
        assertThat(read.getTags()).isEmpty();
        assertThat(read.getSource()).isEmpty();
        assertThat(read.getOccurredAt()).isEqualTo(Records.NOON);
    }

    @Test
    void aNewSymbolReadsAsTheEnumsDefault() throws Exception {
        Schema newer =
                ticketSchema(
                        """
                        , {"name": "priority", "type": ["null", {"type": "enum",
                           "name": "TicketPriority", "symbols": ["NORMAL", "VIP"]}]}""");
        GenericData.Record datum = ticket(newer, "MERGED");
        Schema priority = newer.getField("priority").schema().getTypes().get(1);
        datum.put("priority", new GenericData.EnumSymbol(priority, "VIP"));

        SupportTicketEvent read = tickets.read(Records.payload(datum));

        assertThat(read.getAction()).isEqualTo(TicketAction.UNKNOWN);
        assertThat(read.getPriority()).isEqualTo(TicketPriority.NORMAL);
    }

    @Test
    void anIntegerIsReadAsALong() throws Exception {
        Schema older = ticketSchema(", {\"name\": \"csat\", \"type\": \"int\"}");
        GenericData.Record datum = ticket(older);
        datum.put("csat", 4);

        assertThat(tickets.read(Records.payload(datum)).getCsat()).isEqualTo(4L);
    }

    @Test
    void aFieldRenamedByANewerWriterIsFoundByItsAlias() throws Exception {
        Schema newer =
                ticketSchema(
                        """
                        , {"name": "handledBy", "aliases": ["agentId"], "type": "string"}""");
        GenericData.Record datum = ticket(newer);
        datum.put("handledBy", "olga");

        assertThat(tickets.read(Records.payload(datum)).getAgentId()).isEqualTo("olga");
    }

    @Test
    void aRecordRenamedByANewerWriterIsFoundByItsAlias() throws Exception {
        Schema newer =
                SchemaBuilder.record("Heartbeat")
                        .namespace("com.example")
                        .aliases(NAMESPACE + ".Tick")
                        .fields()
                        .requiredLong("occurredAt")
                        .endRecord();
        GenericData.Record datum =
                new GenericRecordBuilder(newer).set("occurredAt", 1_000L).build();

        Tick tick = new RecordReader<>(Tick.class).read(Records.payload(datum));

        assertThat(tick.getOccurredAt()).isEqualTo(Instant.ofEpochMilli(1_000));
    }

    @Test
    void twoFieldsThatClaimOneFormerNameAreIncompatible() {
        Schema newer =
                ticketSchema(
                        """
                        , {"name": "a", "aliases": ["agentId"], "type": "string"}
                        , {"name": "b", "aliases": ["agentId"], "type": "string"}""");
        GenericData.Record datum = ticket(newer);
        datum.put("a", "x");
        datum.put("b", "y");

        assertFault(Records.payload(datum), Fault.INCOMPATIBLE_SCHEMA, "SupportTicketEvent");
    }

    @Test
    void aChangedTypeIsIncompatible() {
        Schema newer = ticketSchema(", {\"name\": \"agentId\", \"type\": \"boolean\"}");
        GenericData.Record datum = ticket(newer);
        datum.put("agentId", true);

        assertFault(Records.payload(datum), Fault.INCOMPATIBLE_SCHEMA, "agentId");
    }

    @Test
    void aMissingRequiredFieldIsIncompatible() {
        Schema other =
                SchemaBuilder.record("SupportTicketEvent")
                        .namespace(NAMESPACE)
                        .fields()
                        .requiredString("eventId")
                        .endRecord();
        GenericData.Record datum = new GenericRecordBuilder(other).set("eventId", "e1").build();

        assertFault(Records.payload(datum), Fault.INCOMPATIBLE_SCHEMA, "accountId");
    }

    @Test
    void anotherRecordIsTheWrongOne() {
        GenericData.Record tick =
                new GenericRecordBuilder(Tick.getClassSchema()).set("occurredAt", 1L).build();

        assertFault(Records.payload(tick), Fault.WRONG_RECORD, "Tick", "SupportTicketEvent");
    }

    @Test
    void aSchemaThatIsNoRecordIsTheWrongOne() {
        Payload payload = new Payload(Schema.create(Schema.Type.STRING), new byte[] {2, 'x'}, 0);

        assertFault(payload, Fault.WRONG_RECORD, "string");
    }

    @Test
    void everyTruncationIsAFault() {
        Payload whole = Records.payload(ticket(ticketSchema("")));

        for (int length = 0; length < whole.bytes().length; length++) {
            assertFault(
                    new Payload(whole.writer(), Arrays.copyOf(whole.bytes(), length), 0),
                    Fault.TRUNCATED,
                    "ends too early");
        }
    }

    @Test
    void bytesBehindTheRecordAreAFault() {
        Payload whole = Records.payload(ticket(ticketSchema("")));
        byte[] longer = Arrays.copyOf(whole.bytes(), whole.bytes().length + 3);

        assertFault(new Payload(whole.writer(), longer, 0), Fault.TRAILING_BYTES, "3 bytes");
    }

    @Test
    void aHugeLengthIsRefusedBeforeAnythingIsAllocated() {
        // 2147483647 as a zig-zag varint: the length of eventId
        byte[] huge = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 'x'};

        assertFault(
                new Payload(SupportTicketEvent.getClassSchema(), huge, 0),
                Fault.TRUNCATED,
                "2147483647 bytes is stated where 1 bytes are left");
    }

    @Test
    void anOverlongNumberIsMalformed() {
        byte[] overflow = new byte[12];
        Arrays.fill(overflow, (byte) 0xFF);

        assertFault(
                new Payload(SupportTicketEvent.getClassSchema(), overflow, 0),
                Fault.MALFORMED,
                "Invalid long encoding");
    }

    @Test
    void dataNestedWithoutEndIsMalformed() {
        Schema newer =
                ticketSchema(
                        """
                        , {"name": "parent", "type": ["null", {"type": "record", "name": "Parent",
                           "fields": [{"name": "parent", "type": ["null", "Parent"]}]}]}""");
        GenericData.Record datum = ticket(newer);
        Payload payload = Records.payload(datum);
        byte[] deep = Arrays.copyOf(payload.bytes(), payload.bytes().length + 1_000_000);
        Arrays.fill(deep, payload.bytes().length - 1, deep.length, (byte) 2);
        deep[deep.length - 1] = 0;

        assertFault(new Payload(newer, deep, 0), Fault.MALFORMED, "StackOverflowError");
    }

    @Test
    void randomBytesNeverThrowAnythingElse() {
        Random random = new Random(20261122);
        int unreadable = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            try {
                tickets.read(new Payload(SupportTicketEvent.getClassSchema(), bytes, 0));
            } catch (UnreadableRecordException e) {
                unreadable++;
            }
        }
        assertThat(unreadable).isGreaterThan(19_000);
    }

    @Test
    void theSameReaderGoesOnAfterAFault() throws Exception {
        Payload good = Records.payload(ticket(ticketSchema("")));
        everyTruncationIsAFault();

        assertThat(tickets.read(good).getTicketId()).isEqualTo("t1");
    }

    private void assertFault(Payload payload, Fault fault, String... words) {
        UnreadableRecordException e =
                catchThrowableOfType(UnreadableRecordException.class, () -> tickets.read(payload));
        assertThat(e).isNotNull();
        assertThat(e.fault()).isEqualTo(fault);
        assertThat(e).hasMessageContainingAll(words);
    }

    /** A ticket schema of another version: the required fields and what is given. */
    private static Schema ticketSchema(String moreFields) {
        return Records.schema(
                """
                {"type": "record", "name": "SupportTicketEvent",
                 "namespace": "io.regretradar.schema", "fields": [
                   {"name": "eventId", "type": "string"},
                   {"name": "accountId", "type": "string"},
                   {"name": "occurredAt", "type": {"type": "long",
                     "logicalType": "timestamp-millis"}},
                   {"name": "ticketId", "type": "string"},
                   {"name": "action", "type": {"type": "enum", "name": "TicketAction",
                     "symbols": ["MERGED", "CREATED"]}}
                """
                        + moreFields
                        + "]}");
    }

    private static GenericData.Record ticket(Schema schema) {
        return ticket(schema, "CREATED");
    }

    private static GenericData.Record ticket(Schema schema, String action) {
        GenericData.Record datum = new GenericData.Record(schema);
        datum.put("eventId", "e1");
        datum.put("accountId", "acme");
        datum.put("occurredAt", Records.NOON.toEpochMilli());
        datum.put("ticketId", "t1");
        datum.put("action", new GenericData.EnumSymbol(schema.getField("action").schema(), action));
        return datum;
    }
}
