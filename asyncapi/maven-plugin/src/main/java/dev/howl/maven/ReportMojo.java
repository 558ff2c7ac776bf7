package dev.howl.maven;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.seen.SeenFolder;
import dev.howl.testkit.seen.TestCoverage;
import dev.howl.testkit.seen.report.CoverageRequirement;
import dev.howl.testkit.seen.report.MissingElements;
import dev.howl.testkit.seen.report.SeenPage;
import dev.howl.testkit.seen.report.SeenReport;
import dev.howl.testkit.seen.report.SeenReportJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The goal {@code report}: merges what the tests of all modules saw of a contract into {@code index.html} and {@code
 * index.json}, and fails if no test saw a code. It belongs into the module that is built last. If the session does not run
 * all tests of the build, it writes a partial report, and nothing is required; if it runs none, nothing is written.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends DocumentMojo {
    private static final String ROOT = "${maven.multiModuleProjectDirectory}/target/contract";

    /** The folder below which the tests write what they see: that of their system property {@code howl.coverage}. */
    @Parameter(property = "howl.seen", defaultValue = ROOT + "/seen", required = true)
    private @Nullable File seen;

    /** The folder of the report. */
    @Parameter(property = "howl.reportDirectory", defaultValue = ROOT, required = true)
    private @Nullable File outputDirectory;

    /**
     * The kinds of which tests must see all: {@code message}, {@code operation}, {@code keyword}, {@code error_code}, {@code
     * close_code}, {@code parameter}, or {@code none}.
     */
    @Parameter(property = "howl.required", defaultValue = "error_code,close_code")
    private List<String> required = List.of();

    /** Codes and other elements that no test needs to see, such as {@code 1011} or {@code chat/1011}. */
    @Parameter(property = "howl.except")
    private List<String> except = List.of();

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (WholeBuild.skipsTests(given(session, "session"))) {
            getLog().info("no report: the tests are skipped");
            return;
        }
        Optional<String> partial = WholeBuild.partialBecause(given(session, "session"), given(project, "project"));
        Path folder = given(seen, "seen").toPath();
        SeenReport report;
        try {
            report = report(folder, partial.isEmpty());
            write(report);
        } catch (IOException e) {
            throw new MojoExecutionException("the report cannot be made: " + e, e);
        }
        log(report, partial);
        if (report.complete() && report.tests().isEmpty()) {
            throw new MojoFailureException("no test wrote what it saw of " + report.contract() + " to " + folder
                    + ": let the system property " + TestCoverage.FOLDER + " of the tests name a folder below it");
        }
        Optional<String> problem = MissingElements.sentence(report);
        if (problem.isPresent()) {
            throw new MojoFailureException(problem.get());
        }
    }

    private SeenReport report(Path folder, boolean complete)
            throws IOException, MojoExecutionException, MojoFailureException {
        SeenFolder files = SeenFolder.read(folder);
        if (complete) {
            Instant start = given(session, "session").getStartTime().toInstant();
            files.deleteBefore(start);
            files = files.since(start);
        }
        CoverageRequirement requirement = new CoverageRequirement(kinds(), Set.copyOf(except));
        return SeenReport.of(contract(), files, complete, requirement, Instant.now());
    }

    private Contract contract() throws MojoExecutionException, MojoFailureException {
        try {
            return ContractReader.read(document(), reading());
        } catch (InvalidContractException e) {
            DiagnosticLog.write(e.diagnostics(), getLog());
            throw new MojoFailureException("invalid contract: " + document(), e);
        }
    }

    private Set<CoverageKind> kinds() throws MojoExecutionException {
        Set<CoverageKind> kinds = EnumSet.noneOf(CoverageKind.class);
        for (String name : required) {
            if (!name.strip().equals("none")) {
                kinds.add(kind(name.strip()));
            }
        }
        return kinds;
    }

    private static CoverageKind kind(String name) throws MojoExecutionException {
        return Arrays.stream(CoverageKind.values())
                .filter(kind -> kind.json().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException("parameter 'required' must have words of "
                        + Arrays.stream(CoverageKind.values())
                                .map(CoverageKind::json)
                                .collect(Collectors.joining(", "))
                        + " and none, not '" + name + "'"));
    }

    private void write(SeenReport report) throws IOException, MojoExecutionException {
        Path folder = given(outputDirectory, "outputDirectory").toPath();
        Files.createDirectories(folder);
        write(folder.resolve("index.json"), SeenReportJson.text(report));
        write(folder.resolve("index.html"), SeenPage.of(report));
    }

    private static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void log(SeenReport report, Optional<String> partial) {
        String counts = report.elements().keySet().stream()
                .map(kind -> kind.plural() + " " + report.count(kind))
                .collect(Collectors.joining(", "));
        getLog().info(report.contract() + ", seen by " + report.from() + ": " + counts);
        partial.ifPresent(reason -> getLog().info("the report is partial and nothing is required: " + reason));
        report.unreadable().forEach(problem -> getLog().warn("not read: " + problem));
        if (report.complete()) {
            report.needlessExceptions()
                    .forEach(name -> getLog().warn("'" + name + "' in 'except' is seen, or not in the contract"));
        }
        getLog().info("report: " + outputDirectory + File.separator + "index.html");
    }
}
