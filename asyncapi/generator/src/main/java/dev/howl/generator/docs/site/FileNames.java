package dev.howl.generator.docs.site;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The names of the files of one folder, made of ids. An id of letters, digits, {@code _}, {@code .} and {@code -} is the
 * name as it is; any other gets a hash of the whole id, which stays the same when other ids come and go. No two names
 * differ in case alone, and none is one that Windows reserves.
 */
final class FileNames {
    private static final int MOST_LETTERS = 80;
    private static final int HASH = 8;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");
    private static final Pattern RESERVED =
            Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** Returns the name for one more id, without an extension. */
    String add(String id) {
        boolean kept = id.length() <= MOST_LETTERS
                && PLAIN.matcher(id).matches()
                && !RESERVED.matcher(id).matches();
        return kept && take(id) ? id : hashed(id);
    }

    private String hashed(String id) {
        String clean = id.replaceAll("[^A-Za-z0-9_-]+", "-");
        String wanted = clean.substring(0, Math.min(MOST_LETTERS, clean.length())) + "~" + hash(id);
        String name = wanted;
        for (int number = 2; !take(name); number++) {
            name = wanted + "~" + number;
        }
        return name;
    }

    private static String hash(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
    }

    private boolean take(String name) {
        return taken.add(name.toLowerCase(Locale.ROOT));
    }
}
