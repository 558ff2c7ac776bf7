package dev.howl.diff.read;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document as a user names it: a file, or {@code REV:path} of a Git repository. */
sealed interface ContractLocator {
    /** A file of the working tree, or of anywhere else. */
    record OfFile(Path file) implements ContractLocator {}

    /**
     * A file of a commit.
     *
     * @param revision whatever {@code git rev-parse} takes for a commit
     * @param path from the root of the repository, or from the current folder if it begins with {@code ./} or {@code ../}
     */
    record OfRevision(String revision, String path) implements ContractLocator {}

    /** A drive of Windows, such as {@code C:\api.yaml}. */
    Pattern DRIVE = Pattern.compile("(?s)[A-Za-z]:[\\\\/].*");

    /**
     * Tells a file from a revision. A file of that name wins.
     *
     * @param folder the current one
     * @throws UnreadableContractException if it is neither
     */
    static ContractLocator of(String text, Path folder) throws UnreadableContractException {
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new UnreadableContractException(
                    "'" + text.replaceAll("\\p{Cntrl}", "?") + "' is neither a file nor REV:path");
        }
        Path file = file(text, folder);
        int colon = text.indexOf(':');
        if (file != null && (colon < 1 || DRIVE.matcher(text).matches() || Files.exists(file))) {
            return new OfFile(file);
        }
        if (colon < 1 || colon == text.length() - 1) {
            throw new UnreadableContractException("'" + text + "' is neither a file nor REV:path");
        }
        String revision = text.substring(0, colon);
        if (revision.startsWith("-")) {
            throw new UnreadableContractException("'" + revision + "' is not a revision: it begins with a hyphen");
        }
        return new OfRevision(revision, text.substring(colon + 1));
    }

    private static @Nullable Path file(String text, Path folder) {
        try {
            Path path = Path.of(text);
            return Files.exists(path) || path.isAbsolute() || folder.toString().isEmpty() ? path : folder.resolve(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
