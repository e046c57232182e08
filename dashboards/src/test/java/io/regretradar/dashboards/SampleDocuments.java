package io.regretradar.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The documents in {@code samples/}, one for each index, in the sample cluster while needed. */
public final class SampleDocuments {

    private static final Path FOLDER = Path.of("samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleDocuments() {}

    /** The sample of an index: {@code _id} and {@code _source}. */
    public static JsonNode read(IndexFamily index) throws IOException {
        return JSON.readTree(Files.readAllBytes(FOLDER.resolve(index.name() + ".json")));
    }

    /** Writes them all; returns the answers. */
    public static List<SampleCluster.Answer> write() throws IOException {
        List<SampleCluster.Answer> answers = new ArrayList<>();
        for (IndexFamily index : FieldCatalogue.packaged().indices()) {
            String source = read(index).path("_source").toString();
            answers.add(SampleCluster.shared().send("PUT", path(index), source));
        }
        return answers;
    }

    /** Removes them again. */
    public static void remove() {
        FieldCatalogue.packaged()
                .indices()
                .forEach(index -> SampleCluster.shared().send("DELETE", path(index), ""));
    }

    private static String path(IndexFamily index) {
        String concrete = index.name() + (index.monthly() ? "-2026.02" : "");
        return "/%s/_doc/a-sample?refresh=true".formatted(concrete);
    }
}
