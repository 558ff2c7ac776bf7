package dev.howl.generator;

import dev.howl.generator.plan.JavaNames;
import java.nio.file.Path;

/**
 * What to generate, from what, to where.
 *
 * @param contract the document
 * @param target what to generate
 * @param packageName of generated Java; unused by {@link Target#DOCS}
 * @param sources folder for Java sources, or for the pages of {@link Target#DOCS}
 * @param resources folder for what a server needs on its class path
 */
public record GenerateRequest(Path contract, Target target, String packageName, Path sources, Path resources) {
    public GenerateRequest {
        if (!JavaNames.isPackage(packageName)) {
            throw new IllegalArgumentException("'" + packageName + "' is not a Java package name");
        }
    }
}
