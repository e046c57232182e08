package io.regretradar.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.cli.RadarRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a mapping is said with its place, what is allowed and the remedy. */
class MappingErrorsTest {
    private static final String RIGHT =
            """
            mapping: m
            set:
              accountId: {column: a}
              occurredAt: {column: t}
            events:
              - stream: account-lifecycle
                set: {type: CHURNED}
            """;

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mapping: m            | maping: m             | maping is no key here; did you mean mapping? Allowed: csv,
                    mapping: m            | mapping: My Mapping   | mapping is "My Mapping", but must be small letters, digits and hyphens
                    mapping: m            | mapping: [            | is no valid YAML (line
                    type: CHURNED         | typ: CHURNED          | events[0].set.typ is no field of its stream; did you mean type? Allowed:
                    type: CHURNED         | type: CHURND          | events[0].set.type cannot be: type is 'CHURND', but must be one of PROFILE_SET,
                    type: CHURNED         | milestone: x          | events[0] says nothing of type, which every event of account-lifecycle must have; add it under set
                    account-lifecycle     | lifecycle             | events[0].stream is "lifecycle", but must be one of account-lifecycle,
                    {column: t}           | {colum: t}            | set.occurredAt.colum is no key here; did you mean column?
                    {column: t}           | {column: t, value: x} | set.occurredAt has value and column, but must have exactly one of value, column, columns, text
                    {column: t}           | {formats: iso}        | set.occurredAt has none, but must have exactly one of
                    {column: t}           | {column: t, formats: yyyy-QQ-foo} | set.occurredAt.formats is "yyyy-QQ-foo", but must be iso, epoch-seconds,
                    {column: t}           | {column: t, zone: Rom}| set.occurredAt.zone is "Rom", but must be a time zone such as Europe/Rome
                    {column: t}           | {column: t, split: x} | set.occurredAt.split is for a field that holds a list; remove it
                    {column: t}           | {column: t, row: first} | set.occurredAt.row needs rows that are grouped; add the key group
                    {column: t}           | {column: t, plus: {column: m}} | set.occurredAt.plus.unit is missing, but must be seconds, minutes, hours or days
                    {column: t}           | {column: t, plus: {column: m, unit: weeks}} | set.occurredAt.plus.unit is "weeks", but must be seconds,
                    {column: a}           | {column: a, lookup: x}| set.accountId.lookup is 'x', which is none of the mapping's lookups; add it to the key lookups
                    {column: a}           | {column: a, pattern: '(', replace: x} | set.accountId.pattern is "(", but must be a regular expression
                    {column: a}           | {column: a, pattern: 'x', replace: $1} | set.accountId.replace names $1, but the pattern x has no such group
                    {column: a}           | {column: a, unmapped: skip} | set.accountId.unmapped is "skip", but must be reject, keep or drop
                    {column: a}           | {text: plain}         | set.accountId.text names no column in braces; for a constant use value
                    'events:'             | 'where: {column: a}\nevents:' | where tests nothing; add one of is, not, present,
                    'events:'             | 'csv: {delimiter: ";;"}\nevents:' | csv.delimiter is ";;", but must be one character, or tab
                    'events:'             | 'csv: {charset: latin99}\nevents:' | csv.charset is "latin99", but must be a character encoding
                    'events:'             | 'repeats: count\nevents:' | repeats is "count", but must be drop or keep
                    'events:'             | 'lookups: {x: {key: k, value: v}}\nevents:' | lookups.x has no file; add the key file, or give --lookup x=FILE
                    'events:'             | 'set: {}\nevents:'    | is no valid YAML (line
                    """)
    void saysWhereWhatAndHow(String from, String to, String message) throws IOException {
        String wrong = RIGHT.replace(from, to.replace("\\n", "\n"));
        assertThat(wrong).isNotEqualTo(RIGHT);

        RadarRun run = run(wrong, "t,a\n2026-01-01,x\n");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("radar: " + folder).contains(message);
    }

    @Test
    void aColumnThatTheFileLacksIsNamedWithThoseItHas() throws IOException {
        RadarRun run = run(RIGHT, "time,a\n2026-01-01,x\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("rows.csv has no column 't'; its columns are 'time', 'a'. Name the");
    }

    @Test
    void anUnknownMappingIsMetWithThoseThereAre() {
        RadarRun run = RadarRun.of("import", "--mapping=zendesk", "x.csv");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("mapping is zendesk, but must be a file, 'events', or one of");
    }

    private RadarRun run(String mapping, String rows) throws IOException {
        Path yaml = Files.writeString(folder.resolve("mapping.yaml"), mapping);
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
        return RadarRun.of("import", "--dry-run", "--mapping=" + yaml, csv.toString());
    }
}
