package dev.howl.generator;

import dev.howl.generator.plan.JavaNames;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.nio.file.Path;

/**
 * A request to generate one target from one document.
 *
 * @param contract the document
 * @param reading how it is read
 * @param target what to generate
 * @param packageName of generated Java; unused by {@link Target#DOCS}
 * @param sources folder for Java sources, or for the pages of {@link Target#DOCS}
 * @param resources folder for what a server needs on its class path
 * @param failOn the least severity at which nothing is generated
 * @param lenient whether to generate what is sound of an invalid document
 * @param keepUnknown whether records keep members that the document neither lists nor forbids
 * @param docs what pages contain besides the contract
 */
public record GenerateRequest(
        Path contract,
        ReadOptions reading,
        Target target,
        String packageName,
        Path sources,
        Path resources,
        Severity failOn,
        boolean lenient,
        boolean keepUnknown,
        DocsOptions docs) {
    public GenerateRequest {
        if (!JavaNames.isPackage(packageName)) {
            throw new IllegalArgumentException("'" + packageName + "' is not a Java package name");
        }
    }

    /** Creates a request whose pages contain the contract alone. */
    public GenerateRequest(
            Path contract,
            ReadOptions reading,
            Target target,
            String packageName,
            Path sources,
            Path resources,
            Severity failOn,
            boolean lenient,
            boolean keepUnknown) {
        this(
                contract,
                reading,
                target,
                packageName,
                sources,
                resources,
                failOn,
                lenient,
                keepUnknown,
                DocsOptions.NONE);
    }

    /** Creates a request that only errors stop, for a document that refers to files in its own folder only. */
    public GenerateRequest(Path contract, Target target, String packageName, Path sources, Path resources) {
        this(contract, ReadOptions.DEFAULT, target, packageName, sources, resources, Severity.ERROR, false, false);
    }
}
