package dev.howl.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A generated site on disk. */
record SiteFolder(Path folder) {
    /** Returns the paths of its files, relative and with slashes. */
    List<String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> files(String extension) {
        return files().stream().filter(file -> file.endsWith(extension)).toList();
    }

    /** Returns its parsed pages by path. */
    SortedMap<String, Document> pages() {
        SortedMap<String, Document> pages = new TreeMap<>();
        files(".html").forEach(file -> pages.put(file, Jsoup.parse(text(file))));
        return pages;
    }

    /** Returns one page of each kind: the first of each folder, and all others. */
    List<String> kinds() {
        SortedMap<String, String> kinds = new TreeMap<>();
        files(".html")
                .forEach(file -> kinds.putIfAbsent(file.contains("/") ? file.replaceFirst("/.*", "") : file, file));
        return List.copyOf(kinds.values());
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size(String file) {
        try {
            return Files.size(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri(String file) {
        return folder.resolve(file).toUri().toString();
    }
}
