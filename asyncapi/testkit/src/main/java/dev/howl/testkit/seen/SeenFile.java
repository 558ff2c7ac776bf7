package dev.howl.testkit.seen;

import dev.howl.model.Contract;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file with the coverage of contracts by one test class.
 *
 * @param test full name of the class
 * @param written when its last run ended
 * @param contracts by {@link #name}
 */
public record SeenFile(
        String test, Instant written, Map<String, Map<CoverageKind, Map<String, SeenElement>>> contracts) {
    /** The end of the names of such files. */
    static final String END = ".seen.json";

    private static final int MAX_NAME = 150;
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\w.-]");

    public SeenFile {
        contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts));
    }

    /** Returns the name of a contract in these files: title and version. */
    public static String name(Contract contract) {
        return contract.title() + " " + contract.contractVersion();
    }

    /** Writes the file, in place of that of an earlier run of the class. Readers see the old one or the whole new one. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "unfinished", ".tmp");
        try {
            Files.writeString(unfinished, SeenJson.of(this).toString(), StandardCharsets.UTF_8);
            Files.move(
                    unfinished,
                    folder.resolve(fileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private String fileName() {
        String name = NOT_IN_NAMES.matcher(test).replaceAll("_");
        if (name.equals(test) && name.length() <= MAX_NAME) {
            return name + END;
        }
        String start = name.substring(0, Math.min(name.length(), MAX_NAME));
        return start + "-" + Integer.toHexString(test.hashCode()) + END;
    }
}
