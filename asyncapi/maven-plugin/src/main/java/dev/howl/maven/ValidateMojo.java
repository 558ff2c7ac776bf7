package dev.howl.maven;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The goal {@code validate}: checks an AsyncAPI document and reports all diagnostics at once. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends AbstractMojo {
    /** The AsyncAPI document, in YAML or JSON. */
    @Parameter(property = "howl.contract", required = true)
    private @Nullable File contract;

    /** The folder to whose files the document may refer. The default is the document's own folder only. */
    @Parameter(property = "howl.root")
    private @Nullable File root;

    /** A YAML or JSON file that maps web addresses to local files. Nothing is fetched. */
    @Parameter(property = "howl.catalog")
    private @Nullable File catalog;

    /** The least severity that fails the build: {@code error} or {@code warning}. */
    @Parameter(property = "howl.failOn", defaultValue = "error")
    private @Nullable String failOn;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (contract == null) {
            throw new MojoExecutionException("parameter 'contract' is required");
        }
        try {
            Contract read = ContractReader.read(
                    contract.toPath(), root == null ? null : root.toPath(), catalog == null ? null : catalog.toPath());
            DiagnosticLog.write(read.diagnostics(), getLog());
            if (FailOn.severity(failOn).isReachedBy(read.diagnostics())) {
                throw new MojoFailureException("the contract has errors or warnings: " + contract);
            }
        } catch (InvalidContractException e) {
            DiagnosticLog.write(e.diagnostics(), getLog());
            throw new MojoFailureException("invalid contract: " + contract, e);
        }
    }
}
