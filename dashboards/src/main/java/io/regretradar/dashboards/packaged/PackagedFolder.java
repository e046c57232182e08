package io.regretradar.dashboards.packaged;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the class path, which may be inside a jar. */
public final class PackagedFolder {

    private PackagedFolder() {}

    /** Reads a file; the path is good only until the method returns. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads one. */
        T read(Path file) throws IOException;
    }

    /**
     * Reads the files of a folder that was packaged with this class, in the order of their names.
     */
    public static <T> List<T> read(String folder, String ending, Reader<T> reader) {
        URL url = PackagedFolder.class.getResource("/regret-radar/" + folder);
        if (url == null) {
            throw new IllegalStateException(
                    "The folder regret-radar/%s is missing on the class path".formatted(folder));
        }
        try {
            return read(url, ending, reader);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The files in " + url + " are broken", e);
        }
    }

    /** Reads the files of a folder by its address, in the order of their names. */
    public static <T> List<T> read(URL folder, String ending, Reader<T> reader)
            throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection inside) {
            Path jar = Path.of(inside.getJarFileURL().toURI());
            // Opened by path, not by URI: a file system by URI may exist only once in a JVM.
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return read(files.getPath("/" + inside.getEntryName()), ending, reader);
            }
        }
        return read(Path.of(folder.toURI()), ending, reader);
    }

    /** Reads the files of a folder with that ending, in the order of their names. */
    public static <T> List<T> read(Path folder, String ending, Reader<T> reader)
            throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
        List<T> all = new ArrayList<>();
        for (Path file : found) {
            all.add(reader.read(file));
        }
        return List.copyOf(all);
    }

    /** The name of a file without its ending. */
    public static String name(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }
}
