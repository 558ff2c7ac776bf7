package dev.howl.maven;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.diff.read.ContractInput;
import dev.howl.diff.read.UnreadableContractException;
import dev.howl.model.InvalidContractException;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The goal {@code diff}: compares an AsyncAPI document with the version that is in use, and fails where a change breaks
 * it. If the major number of {@code info.version} is higher than that of the baseline, changes are logged and do not
 * fail.
 */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class DiffMojo extends DocumentMojo {
    /** The version that is in use: a file, or a file of a Git commit, as {@code REV:path}. */
    @Parameter(property = "howl.baseline", required = true)
    private @Nullable String baseline;

    /** The least level of changes that stops the goal: {@code breaking}, {@code source} or {@code none}. */
    @Parameter(property = "howl.failOnChange", defaultValue = "breaking")
    private @Nullable String failOnChange;

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    private @Nullable File basedir;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        DiffLevel least = least();
        Path folder = given(basedir, "basedir").toPath();
        ContractInput input = new ContractInput(folder, reading());
        String old = given(baseline, "baseline");
        String now = document().toString();
        DiffReport report = ContractDiff.compare(read(input, old, now), read(input, now, old));
        boolean failed = least != null && report.reaches(least) && !report.isNewMajor();
        log(report, failed ? least : null);
        if (failed) {
            throw new MojoFailureException("the contract has changes that need a new major version: "
                    + report.old().name() + " is " + report.old().version() + ", "
                    + report.now().name() + " is "
                    + report.now().version());
        }
    }

    /** Returns the least level that fails, {@code null} for none. */
    private @Nullable DiffLevel least() throws MojoExecutionException {
        return switch (String.valueOf(failOnChange).toLowerCase(Locale.ROOT)) {
            case "breaking" -> DiffLevel.BREAKING;
            case "source" -> DiffLevel.SOURCE;
            case "none" -> null;
            default ->
                throw new MojoExecutionException(
                        "parameter 'failOnChange' must be breaking, source or none, not '" + failOnChange + "'");
        };
    }

    private ComparedDocument read(ContractInput input, String text, String other)
            throws MojoExecutionException, MojoFailureException {
        try {
            return input.read(text, other);
        } catch (InvalidContractException e) {
            DiagnosticLog.write(e.diagnostics(), getLog());
            throw new MojoFailureException("invalid contract: " + text, e);
        } catch (UnreadableContractException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private void log(DiffReport report, @Nullable DiffLevel failing) {
        for (DiffFinding finding : report.findings()) {
            String line = finding.place() + ": " + finding.level() + ": " + finding.message() + " ["
                    + finding.rule().id() + "], breaks " + finding.rule().affected() + "; instead: "
                    + finding.rule().advice();
            if (failing != null && failing.isReachedBy(finding.level())) {
                getLog().error(line);
            } else if (finding.level() == DiffLevel.COMPATIBLE) {
                getLog().info(line);
            } else {
                getLog().warn(line);
            }
        }
        String intended = report.isNewMajor() ? "; the major version is new, so changes are intended" : "";
        getLog().info(report.old().name() + " -> " + report.now().name() + ": "
                + report.findings().size() + " changes" + intended);
    }
}
