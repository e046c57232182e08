package io.regretradar.schema.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * Full compatibility: the new schema must read what the old one wrote, and the old one what the new
 * one writes. Asked of every release, it is full transitive.
 */
final class SchemaEvolution {

    private SchemaEvolution() {}

    /** What stands against the change, a sentence each; empty if nothing does. */
    static List<String> problems(String name, String release, Schema old, Schema current) {
        List<String> problems = new ArrayList<>();
        check(problems, "current %s cannot read %s".formatted(name, release), current, old);
        check(problems, "%s %s cannot read the current one".formatted(release, name), old, current);
        return problems;
    }

    private static void check(
            List<String> problems, String direction, Schema reader, Schema writer) {
        for (Incompatibility each :
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getResult()
                        .getIncompatibilities()) {
            problems.add(
                    "%s: %s at %s: %s"
                            .formatted(
                                    direction,
                                    each.getType(),
                                    each.getLocation(),
                                    each.getMessage()));
        }
    }
}
