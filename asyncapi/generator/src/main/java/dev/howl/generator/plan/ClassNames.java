package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.Set;

/** Hands out the class names of one package, each once. Not for several threads. */
final class ClassNames {
    /** Types that generated code names without import, or that a reader would take for others. */
    private static final Set<String> RESERVED = Set.of(
            "Object", "String", "Class", "Void", "Record", "Override", "Deprecated", "Integer", "Long", "Boolean");

    private final String packageName;
    private final Set<String> taken = new HashSet<>(RESERVED);

    ClassNames(String packageName) {
        this.packageName = packageName;
    }

    String packageName() {
        return packageName;
    }

    /** The suggested name, or the first of {@code Name2}, {@code Name3}, … that is free. */
    ClassName allocate(String suggested) {
        return ClassName.get(packageName, JavaNames.unique(suggested, "", taken));
    }
}
