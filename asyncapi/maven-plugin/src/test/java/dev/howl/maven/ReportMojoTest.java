package dev.howl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal {@code report}: what fails a whole build, and that a partial one does not fail. */
class ReportMojoTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Chat, version: 1.0.0}
            channels:
              chat:
                address: /chat
                x-howl-close-codes:
                  4000: {name: idle, description: The client was idle., reconnect: true}
                  4001: {name: full, description: The room is full., reconnect: true}
                messages: {say: {payload: {type: string}}}
            """;
    private static final Instant START = Instant.parse("2026-03-14T06:00:00Z");

    private final Path folder;
    private final MavenProject root = new MavenProject();
    private final MavenProject last = new MavenProject();
    private final Properties user = new Properties();
    private List<MavenProject> built = List.of(root, last);
    private String required = "error_code,close_code";
    private List<String> except = List.of();

    ReportMojoTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void projects() throws Exception {
        root.setFile(folder.resolve("pom.xml").toFile());
        last.setFile(folder.resolve("last/pom.xml").toFile());
        last.setParent(root);
        Files.writeString(folder.resolve("chat.yaml"), DOCUMENT);
    }

    private void seen(String test, int code, Instant written) throws Exception {
        Path module = Files.createDirectories(folder.resolve("seen/server"));
        Files.writeString(
                module.resolve(test + ".seen.json"),
                "{\"test\":\"chat." + test + "\",\"written\":\"" + written
                        + "\",\"contracts\":{\"Chat 1.0.0\":{\"close_code\":{\"chat/" + code
                        + "\":{\"count\":1,\"methods\":[\"closes\"]}}}}}");
    }

    // Maven has no other constructor of sessions, and says that it is its own.
    @SuppressWarnings("deprecation")
    private MavenSession session() {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setStartTime(Date.from(START));
        request.setUserProperties(user);
        MavenSession session =
                new MavenSession(null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
        session.setProjects(built);
        session.setAllProjects(List.of(root, last));
        return session;
    }

    private void run() throws Exception {
        ReportMojo mojo = new ReportMojo();
        set(mojo, DocumentMojo.class, "contract", folder.resolve("chat.yaml").toFile());
        set(mojo, ReportMojo.class, "seen", folder.resolve("seen").toFile());
        set(mojo, ReportMojo.class, "outputDirectory", folder.resolve("out").toFile());
        set(mojo, ReportMojo.class, "required", List.of(required.split(",", -1)));
        set(mojo, ReportMojo.class, "except", except);
        set(mojo, ReportMojo.class, "session", session());
        set(mojo, ReportMojo.class, "project", last);
        mojo.execute();
    }

    private static void set(Object mojo, Class<?> owner, String parameter, Object value)
            throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    private String page() throws Exception {
        return Files.readString(folder.resolve("out/index.html"));
    }

    @Test
    void aCodeThatNoTestSawFailsTheWholeBuildAfterTheReportIsWritten() throws Exception {
        seen("IdleTest", 4000, START.plusSeconds(5));
        assertThatThrownBy(this::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("no test saw the close code chat/4001 of Chat 1.0.0: write tests ")
                .hasMessageContaining("chat.yaml");
        assertThat(page()).contains("✗ 1 not seen", "IdleTest");
        assertThat(folder.resolve("out/index.json")).content().contains("\"complete\" : true", "\"passed\" : false");
        seen("FullTest", 4001, START.plusSeconds(9));
        run();
        assertThat(page()).contains("✓ all that is required was seen");
    }

    @Test
    void filesOfEarlierBuildsDoNotCountAndAreDeleted() throws Exception {
        seen("IdleTest", 4000, START.plusSeconds(5));
        seen("FullTest", 4001, START.minusSeconds(1));
        assertThatThrownBy(this::run).hasMessageContaining("chat/4001");
        assertThat(folder.resolve("seen/server/FullTest.seen.json")).doesNotExist();
    }

    @Test
    void aBuildOfSomeModulesIsPartial() throws Exception {
        seen("IdleTest", 4000, START.minusSeconds(5));
        built = List.of(last);
        run();
        assertThat(page()).contains("partial run", "IdleTest").doesNotContain("✓", "✗");
        assertThat(folder.resolve("seen/server/IdleTest.seen.json")).exists();
    }

    @Test
    void aBuildThatLeavesOutTestsIsPartial() {
        for (String limit : List.of("test", "it.test", "groups", "excludedGroups", "surefire.excludes")) {
            user.clear();
            user.setProperty(limit, "true");
            assertThatCode(this::run).as(limit).doesNotThrowAnyException();
        }
        user.clear();
        user.setProperty("skipTests", "false");
        assertThatThrownBy(this::run).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void withoutTestsThereIsNoReport() throws Exception {
        for (String skip : List.of("skipTests", "maven.test.skip")) {
            user.clear();
            user.setProperty(skip, "true");
            run();
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    void aBuildThatBeginsBelowTheRootIsPartial() {
        MavenProject above = new MavenProject();
        above.setFile(new File("/elsewhere/pom.xml"));
        root.setParent(above);
        assertThatCode(this::run).doesNotThrowAnyException();
    }

    @Test
    void exceptionsNeedNotBeSeen() throws Exception {
        seen("IdleTest", 4000, START.plusSeconds(5));
        except = List.of("4001");
        run();
        assertThat(page()).contains("✓ all that is required was seen");
    }

    @Test
    void nothingMayBeRequired() throws Exception {
        seen("IdleTest", 4000, START.plusSeconds(5));
        required = "none";
        run();
        assertThat(page()).contains("✓");
        required = "close_code,typo";
        assertThatThrownBy(this::run)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("message, operation, keyword, error_code, close_code, parameter and none")
                .hasMessageContaining("'typo'");
    }

    @Test
    void testsThatWroteNothingAreToldHowTo() {
        assertThatThrownBy(this::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("let the system property howl.coverage of the tests name a folder below it");
    }
}
