package io.regretradar.cli.importing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Sorts more than fits into memory: what has been added is sorted and written to a file whenever it
 * takes more than its share, and the files are merged at the end. They are gone after {@link
 * #close}.
 */
final class SpillSorter<T> implements Closeable {
    /** How many files are open at once; when there are so many they become one. */
    private static final int MOST_FILES = 64;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Comparator<T> order;
    private final Form<T> form;
    private final long memoryBytes;
    private final List<Path> files = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();
    private List<T> held = new ArrayList<>();
    private long heldBytes;
    private int spills;

    /** How an item is written to a file. */
    interface Form<T> {
        void write(T item, DataOutput out) throws IOException;

        T read(DataInput in) throws IOException;

        /** About how much memory it takes. */
        long bytes(T item);
    }

    /**
     * @param memoryBytes about how much memory the items may take
     */
    SpillSorter(Comparator<T> order, Form<T> form, long memoryBytes) {
        this.order = order;
        this.form = form;
        this.memoryBytes = memoryBytes;
    }

    void add(T item) throws IOException {
        held.add(item);
        heldBytes += form.bytes(item);
        if (heldBytes >= memoryBytes) {
            spill();
        }
    }

    /** How often memory was not enough. */
    int spills() {
        return spills;
    }

    private void spill() throws IOException {
        held.sort(order);
        write(held.iterator());
        held = new ArrayList<>();
        heldBytes = 0;
        spills++;
        if (files.size() == MOST_FILES) {
            List<Path> merged = List.copyOf(files);
            write(merge());
            closeRuns();
            for (Path file : merged) {
                Files.delete(file);
                files.remove(file);
            }
        }
    }

    private void write(Iterator<T> items) throws IOException {
        Path file = Files.createTempFile("radar-import-", ".sorted");
        files.add(file);
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            while (items.hasNext()) {
                out.writeBoolean(true);
                form.write(items.next(), out);
            }
            out.writeBoolean(false);
        }
    }

    /** All items in order; nothing may be added any more. */
    Iterator<T> sorted() throws IOException {
        if (files.isEmpty()) {
            held.sort(order);
            return held.iterator();
        }
        if (!held.isEmpty()) {
            spill();
        }
        return merge();
    }

    private Iterator<T> merge() throws IOException {
        PriorityQueue<Run> runs = new PriorityQueue<>((a, b) -> order.compare(a.head, b.head));
        for (Path file : files) {
            Run run = new Run(file);
            open.add(run);
            if (run.head != null) {
                runs.add(run);
            }
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !runs.isEmpty();
            }

            @Override
            public T next() {
                if (runs.isEmpty()) {
                    throw new NoSuchElementException("all items were read");
                }
                Run run = runs.poll();
                T item = run.head;
                try {
                    run.advance();
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read " + run.file, e);
                }
                if (run.head != null) {
                    runs.add(run);
                }
                return item;
            }
        };
    }

    private void closeRuns() throws IOException {
        for (Run run : open) {
            run.in.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        closeRuns();
        held = new ArrayList<>();
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        files.clear();
    }

    /** One sorted file and the first of its items that was not given yet; null behind the last. */
    private final class Run {
        private final Path file;
        private final DataInputStream in;
        private T head;

        Run(Path file) throws IOException {
            this.file = file;
            this.in =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            advance();
        }

        void advance() throws IOException {
            head = in.readBoolean() ? form.read(in) : null;
        }
    }
}
