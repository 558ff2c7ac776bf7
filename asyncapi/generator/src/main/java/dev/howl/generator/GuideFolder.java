package dev.howl.generator;

import dev.howl.generator.docs.guide.GuideFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reader of a folder of guides: its Markdown files, without those of folders in it. */
final class GuideFolder {
    /** More files, or larger ones, are hardly guides. */
    private static final int MOST_FILES = 1000;

    private static final long MOST_BYTES = 2_000_000;

    private GuideFolder() {}

    static GuideFiles read(Path folder, String address) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("guides: there is no folder '" + folder + "'; it has a Markdown file for each guide");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            texts.put(String.valueOf(file.getFileName()), text(file));
        }
        if (texts.isEmpty()) {
            throw new IOException("guides: there is no Markdown file in '" + folder + "'; add one, such as README.md");
        }
        return new GuideFiles(texts, address);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException("guides: '" + folder + "' has more than " + MOST_FILES
                        + " Markdown files; choose a folder with guides only");
            }
            return files;
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("guides: '" + file + "' has more than " + MOST_BYTES + " bytes; split it");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException("guides: '" + file + "' is not UTF-8; save it as UTF-8", e);
        }
    }
}
