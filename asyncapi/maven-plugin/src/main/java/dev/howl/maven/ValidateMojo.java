package dev.howl.maven;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** The goal {@code validate}: checks an AsyncAPI document and reports all diagnostics at once. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends DocumentMojo {
    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            Contract read = ContractReader.read(document(), reading());
            log(read.viewpoint());
            DiagnosticLog.write(read.diagnostics(), getLog());
            if (FailOn.severity(failOn()).isReachedBy(read.diagnostics())) {
                throw new MojoFailureException("the contract has errors or warnings: " + document());
            }
        } catch (InvalidContractException e) {
            log(e.viewpoint());
            DiagnosticLog.write(e.diagnostics(), getLog());
            throw new MojoFailureException("invalid contract: " + document(), e);
        }
    }
}
