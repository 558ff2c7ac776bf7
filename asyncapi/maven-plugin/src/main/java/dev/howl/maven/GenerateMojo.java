package dev.howl.maven;

import dev.howl.diff.read.UnreadableContractException;
import dev.howl.generator.DocsOptions;
import dev.howl.generator.GenerateRequest;
import dev.howl.generator.GenerateResult;
import dev.howl.generator.Generator;
import dev.howl.generator.ReleaseHistory;
import dev.howl.generator.Target;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The goal {@code generate}: generates Java from an AsyncAPI document and adds it to the project's sources, or, with
 * target {@code docs}, HTML pages. If the document has not changed, no file is written. A module with several documents
 * needs one execution for each, with a package of its own.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends DocumentMojo {
    /** {@code types}, {@code server}, {@code client} or {@code docs}. */
    @Parameter(property = "howl.target", required = true)
    private @Nullable String target;

    /** The package of the generated Java. It must not contain hand-written code. */
    @Parameter(property = "howl.packageName", defaultValue = "${project.groupId}.contract")
    private @Nullable String packageName;

    /**
     * The output folder. Files in it that this execution does not generate are removed. The default is a folder named
     * after the package in {@code target/generated-sources/howl}, for docs {@code target/howl-docs}.
     */
    @Parameter(property = "howl.outputDirectory")
    private @Nullable File outputDirectory;

    /** Generates what is sound of an invalid document, and logs its errors. */
    @Parameter(property = "howl.lenient", defaultValue = "false")
    private boolean lenient;

    /** Lets records keep members that the document neither lists nor forbids, and write them back. */
    @Parameter(property = "howl.keepUnknown", defaultValue = "false")
    private boolean keepUnknown;

    /**
     * A folder with a folder for each released version, {@code released/<version>/<name of the contract>}: adds {@code
     * changes.html} to the pages of targets {@code docs} and {@code server}.
     */
    @Parameter(property = "howl.released")
    private @Nullable File released;

    /**
     * A folder of Markdown files for target {@code docs}, each of which becomes a page beside the reference. {@code
     * README.md} lists them, and {@code home.md} opens the first page.
     */
    @Parameter(property = "howl.guides")
    private @Nullable File guides;

    /** The address of the folder of guides in a repository, for links to files that are no guides; else they are text. */
    @Parameter(property = "howl.guidesUrl")
    private @Nullable String guidesUrl;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        MavenProject into = given(project, "project");
        Path build = Path.of(into.getBuild().getDirectory());
        GenerateRequest request = request(build);
        GenerateResult result = generate(request);
        log(result.contract().viewpoint());
        DiagnosticLog.write(result.diagnostics(), getLog());
        getLog().info(request.target().name().toLowerCase(Locale.ROOT) + " from "
                + request.contract().getFileName() + ": " + result.files() + " files, " + result.changed()
                + " changed");
        if (request.target() != Target.DOCS) {
            into.addCompileSourceRoot(request.sources().toString());
        }
        if (request.target() == Target.SERVER) {
            addResources(into, request.resources(), build.resolve("generated-resources/howl-services"));
        }
    }

    private static void addResources(MavenProject into, Path resources, Path services) throws MojoExecutionException {
        Resource own = new Resource();
        own.setDirectory(resources.toString());
        own.addExclude(BindingServices.SERVICE);
        into.addResource(own);
        try {
            BindingServices.gather(into, resources, services);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write " + services + ": " + e.getMessage(), e);
        }
    }

    private GenerateRequest request(Path build) throws MojoExecutionException {
        try {
            Target wanted = Target.of(given(target, "target"));
            String own = given(packageName, "packageName");
            Path standard = build.resolve(wanted == Target.DOCS ? "howl-docs" : "generated-sources/howl/" + own);
            return new GenerateRequest(
                    document(),
                    reading(),
                    wanted,
                    own,
                    outputDirectory == null ? standard : outputDirectory.toPath(),
                    build.resolve("generated-resources/howl/" + own),
                    FailOn.severity(failOn()),
                    lenient,
                    keepUnknown,
                    docs());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private DocsOptions docs() throws MojoExecutionException {
        try {
            List<String> versions = released == null ? List.of() : ReleaseHistory.in(released.toPath(), document());
            return new DocsOptions(
                    ReleaseHistory.of(versions, document(), reading()),
                    guides == null ? null : guides.toPath(),
                    guidesUrl == null ? "" : guidesUrl);
        } catch (IOException | UnreadableContractException | InvalidContractException e) {
            throw new MojoExecutionException("cannot read the versions in " + released + ": " + e.getMessage(), e);
        }
    }

    private GenerateResult generate(GenerateRequest request) throws MojoExecutionException, MojoFailureException {
        try {
            return Generator.generate(request);
        } catch (InvalidContractException e) {
            log(e.viewpoint());
            DiagnosticLog.write(e.diagnostics(), getLog());
            throw new MojoFailureException(
                    e.diagnostics().stream().filter(Diagnostic::isError).count() + " error(s), "
                            + e.diagnostics().stream()
                                    .filter(found -> !found.isError())
                                    .count()
                            + " warning(s) in " + request.contract(),
                    e);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot generate from " + request.contract() + ": " + e.getMessage(), e);
        }
    }
}
