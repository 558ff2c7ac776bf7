package dev.howl.generator;

import dev.howl.generator.plan.JavaNames;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A request to generate one target from one document.
 *
 * @param contract the document
 * @param root folder to whose files the document may refer, besides those in its own folder; {@code null} if there is
 *     none
 * @param catalog file that lists local files for web addresses; {@code null} if there is none
 * @param target what to generate
 * @param packageName of generated Java; unused by {@link Target#DOCS}
 * @param sources folder for Java sources, or for the pages of {@link Target#DOCS}
 * @param resources folder for what a server needs on its class path
 * @param failOn the least severity at which nothing is generated
 * @param lenient whether to generate what is sound of an invalid document
 */
public record GenerateRequest(
        Path contract,
        @Nullable Path root,
        @Nullable Path catalog,
        Target target,
        String packageName,
        Path sources,
        Path resources,
        Severity failOn,
        boolean lenient) {
    public GenerateRequest {
        if (!JavaNames.isPackage(packageName)) {
            throw new IllegalArgumentException("'" + packageName + "' is not a Java package name");
        }
    }

    /** Creates a request that only errors stop, for a document that refers to files in its own folder only. */
    public GenerateRequest(Path contract, Target target, String packageName, Path sources, Path resources) {
        this(contract, null, null, target, packageName, sources, resources, Severity.ERROR, false);
    }
}
