package io.regretradar.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpillSorterTest {
    private static final SpillSorter.Form<Long> LONGS =
            new SpillSorter.Form<>() {
                @Override
                public void write(Long item, DataOutput out) throws IOException {
                    out.writeLong(item);
                }

                @Override
                public Long read(DataInput in) throws IOException {
                    return in.readLong();
                }

                @Override
                public long bytes(Long item) {
                    return 1;
                }
            };

    @Test
    void sortsWhatFitsIntoMemoryWithoutFiles() throws IOException {
        try (var sorter = new SpillSorter<>(Comparator.<Long>naturalOrder(), LONGS, 100)) {
            for (long item : new long[] {3, 1, 2, 1}) {
                sorter.add(item);
            }
            assertThat(sorter.sorted()).toIterable().containsExactly(1L, 1L, 2L, 3L);
            assertThat(sorter.spills()).isZero();
        }
    }

    @Test
    void sortsThroughMoreFilesThanAreOpenAtOnceAndRemovesThem() throws IOException {
        Set<Path> before = files();
        Random random = new Random(7);
        List<Long> items = new ArrayList<>();
        try (var sorter = new SpillSorter<>(Comparator.<Long>naturalOrder(), LONGS, 10)) {
            for (int i = 0; i < 1_505; i++) {
                long item = random.nextInt(500);
                items.add(item);
                sorter.add(item);
            }
            List<Long> sorted = new ArrayList<>();
            sorter.sorted().forEachRemaining(sorted::add);

            items.sort(Comparator.naturalOrder());
            assertThat(sorted).isEqualTo(items);
            assertThat(sorter.spills()).isEqualTo(151);
            assertThat(files()).hasSizeGreaterThan(before.size());
        }
        assertThat(before).containsAll(files());
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("radar-import-"))
                    .collect(Collectors.toSet());
        }
    }
}
