package io.regretradar.cli.digest;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the day's page for a team, or for one person. */
@Command(
        name = "digest",
        description = {
            "Writes one web page that says whom to call, why, what to do, and what changed since"
                    + " yesterday.",
            "The page needs no network and no script; open it, send it, or print it."
        },
        footer = {
            "",
            "Examples:",
            "  radar digest",
            "  radar digest --owner olga.weber --out olga.html",
            "  radar digest --at 2026-03-01T08:00:00Z --out - > then.html"
        })
public final class DigestCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Mixin private ElasticOptions elastic;
    @Spec private CommandSpec spec;

    @Option(
            names = "--owner",
            paramLabel = "ID",
            description = "Only this owner's accounts, and alerts assigned to that person.")
    private String owner;

    @Option(
            names = "--out",
            defaultValue = "radar-digest.html",
            paramLabel = "FILE",
            description =
                    "Where to write it; - is standard output. Default: ${DEFAULT-VALUE}. A file"
                            + " that is there is replaced.")
    private String file;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "As it stood then, e.g. 2026-03-01T08:00:00Z. Default: at the newest"
                            + " assessment.")
    private String at;

    @Override
    public Integer call() {
        Instant then = at == null ? null : instant(at);
        try (RegretIndices indices = elastic.connect()) {
            Digest digest = read(indices, owner, then);
            String page = DigestPage.of(digest);
            if (file.equals(STANDARD_OUTPUT)) {
                spec.commandLine().getOut().print(page);
                spec.commandLine().getOut().flush();
            } else {
                Path path = write(page, Path.of(file));
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s of %s to call, as of %s: %s%n",
                                Words.whole(digest.calls().size() + digest.unlisted()),
                                Words.count(digest.accounts(), "account", "accounts"),
                                Words.weekday(digest.asOf()),
                                path);
            }
        }
        return 0;
    }

    /**
     * Writes the page as it stands now.
     *
     * @param owner whose accounts, or null for everyone's
     * @return the file
     * @throws CommandFailure if nothing was assessed yet or the file cannot be written
     */
    public static Path write(RegretIndices indices, String owner, Path file) {
        return write(DigestPage.of(read(indices, owner, null)), file);
    }

    private static Digest read(RegretIndices indices, String owner, Instant at) {
        DigestReader reader = new DigestReader(indices, owner);
        DigestDocuments documents =
                at == null ? reader.latest(newest(reader, indices)) : reader.at(at);
        return new DigestWriter(documents, id -> reader.history(id, documents.asOf())).write(owner);
    }

    private static Instant newest(DigestReader reader, RegretIndices indices) {
        return reader.newest()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "No account has been assessed yet in %s. Start the job, or give another address with --elasticsearch URL."
                                                .formatted(indices.url())));
    }

    /** Whoever reads the file meanwhile sees the old page or the new one, never a half. */
    private static Path write(String page, Path file) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path written = target.resolveSibling(target.getFileName() + ".part");
            try {
                Files.writeString(written, page, StandardCharsets.UTF_8);
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
            return target;
        } catch (IOException e) {
            throw new CommandFailure(
                    "The page cannot be written to %s: %s. Name another file with --out FILE."
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongUsage(
                    "at is '%s', but must be an instant in ISO-8601, e.g. 2026-03-01T08:00:00Z. Set it with --at INSTANT."
                            .formatted(text));
        }
    }
}
