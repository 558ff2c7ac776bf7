package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Hands out the class names of one package, each once. Not for several threads. */
final class ClassNames {
    /** Types that generated code names without import, or nests, or that a reader would take for others. */
    private static final Set<String> RESERVED = Set.of(
            "Object",
            "String",
            "Class",
            "Void",
            "Record",
            "Override",
            "Deprecated",
            "Integer",
            "Long",
            "Double",
            "Boolean",
            "AutoCloseable",
            "Known",
            "Builder");

    /** File systems allow 255 bytes, of which names of nested and derived classes need a part. */
    private static final int MAX_LENGTH = 100;

    private static final int KEPT_LENGTH = 60;

    private final String packageName;
    /** In lower case: on some systems, files whose names differ in case alone are one file. */
    private final Set<String> taken = new HashSet<>();
    /** The number to begin with for the next class of a name, so that those before it are not tried again. */
    private final Map<String, Integer> numbers = new HashMap<>();

    ClassNames(String packageName) {
        this.packageName = packageName;
    }

    String packageName() {
        return packageName;
    }

    /**
     * Returns the suggested name, or the first of {@code Name2}, {@code Name3}, … that is free. A long name is
     * shortened
     * to its end and a hash of the whole, so that it stays the same when others come and go.
     */
    ClassName allocate(String suggested) {
        String base = isLong(suggested) ? shortened(suggested) : suggested;
        String name = base;
        String key = base.toLowerCase(Locale.ROOT);
        int next = numbers.getOrDefault(key, 2);
        for (; RESERVED.contains(name) || !taken.add(name.toLowerCase(Locale.ROOT)); next++) {
            name = base + next;
        }
        numbers.put(key, next);
        return ClassName.get(packageName, name);
    }

    /** Returns whether a class of the package has a name; upper and lower case make no difference. */
    boolean isTaken(String name) {
        return RESERVED.contains(name) || taken.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Warns of a name of the document that only an escape could express, and of the class that it became. */
    static void warnOfEscape(String own, ClassName name, Location location, Diagnostics diagnostics) {
        if (JavaNames.hasEscape(own)) {
            diagnostics.warning(
                    location,
                    "its class is named " + name.simpleName()
                            + ", because not all letters of the name can be written in"
                            + " ASCII; choose another name with x-howl-name");
        }
    }

    /** Returns whether a name is longer than the names of classes may be. */
    static boolean isLong(String name) {
        return name.length() > MAX_LENGTH;
    }

    /** Keeps whole words where there are any. */
    private static String shortened(String name) {
        String end = name.substring(name.length() - KEPT_LENGTH).replaceFirst("^[^A-Z]*(?=[A-Z])", "");
        String hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        String first = end.substring(0, 1).toUpperCase(Locale.ROOT);
        return first + end.substring(1) + "_" + hash;
    }
}
