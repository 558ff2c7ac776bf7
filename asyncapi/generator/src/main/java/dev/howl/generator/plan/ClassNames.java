package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

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
            "Known");

    private final String packageName;
    /** In lower case: on some systems, files whose names differ in case alone are one file. */
    private final Set<String> taken = new HashSet<>();

    ClassNames(String packageName) {
        this.packageName = packageName;
    }

    String packageName() {
        return packageName;
    }

    /** The suggested name, or the first of {@code Name2}, {@code Name3}, … that is free. */
    ClassName allocate(String suggested) {
        String name = suggested;
        for (int i = 2; RESERVED.contains(name) || !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = suggested + i;
        }
        return ClassName.get(packageName, name);
    }
}
