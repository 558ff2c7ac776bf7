package dev.howl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal {@code diff}. */
class DiffMojoTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Chat, version: VERSION}
            channels:
              chat: {address: /chat, messages: {say: {payload: {type: string, maxLength: LENGTH}}}}
            operations:
              talk: {action: receive, channel: {$ref: '#/channels/chat'}}
            """;

    private final Path folder;
    private final List<String> logged = new ArrayList<>();

    DiffMojoTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String document(String name, String version, int length) throws Exception {
        String text = DOCUMENT.replace("VERSION", version).replace("LENGTH", Integer.toString(length));
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void run(String failOnChange, String baseline, String contract) throws Exception {
        DiffMojo mojo = new DiffMojo();
        set(mojo, DocumentMojo.class, "contract", Path.of(contract).toFile());
        set(mojo, DiffMojo.class, "baseline", baseline);
        set(mojo, DiffMojo.class, "failOnChange", failOnChange);
        set(mojo, DiffMojo.class, "basedir", folder.toFile());
        logged.clear();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                logged.add("info: " + content);
            }

            @Override
            public void warn(CharSequence content) {
                logged.add("warn: " + content);
            }

            @Override
            public void error(CharSequence content) {
                logged.add("error: " + content);
            }
        });
        mojo.execute();
    }

    private static void set(Object mojo, Class<?> owner, String parameter, Object value)
            throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    @Test
    void aBreakingChangeFailsWithItsPlace() throws Exception {
        String old = document("old.yaml", "1.0.0", 500);
        String now = document("new.yaml", "1.1.0", 100);
        assertThatThrownBy(() -> run("breaking", old, now))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("need a new major version")
                .hasMessageContaining("1.0.0")
                .hasMessageContaining("1.1.0");
        assertThat(logged)
                .anyMatch(line -> line.startsWith("error: " + now + ":4:")
                        && line.contains("maxLength 500 before, 100 now [to-server-max-length-narrowed]"));
    }

    @Test
    void aNewMajorVersionReportsIt() throws Exception {
        run("breaking", document("old.yaml", "1.0.0", 500), document("new.yaml", "2.0.0", 100));
        assertThat(logged)
                .anyMatch(line -> line.startsWith("warn: ") && line.contains("to-server-max-length-narrowed"))
                .anyMatch(line -> line.contains("the major version is new"));
    }

    @Test
    void acceptingMoreDoesNotFail() throws Exception {
        run("source", "old.yaml", document("new.yaml", "1.1.0", 500), 100);
        assertThat(logged).anyMatch(line -> line.startsWith("info: ") && line.contains("max-length-widened"));
    }

    private void run(String failOnChange, String baseline, String contract, int oldLength) throws Exception {
        document(baseline, "1.0.0", oldLength);
        run(failOnChange, baseline, contract);
    }

    @Test
    void nothingFailsIfAskedSo() throws Exception {
        run("none", document("old.yaml", "1.0.0", 500), document("new.yaml", "1.1.0", 100));
        assertThat(logged).anyMatch(line -> line.startsWith("warn: "));
    }

    @Test
    void aBaselineThatIsNotThereIsAnError() throws Exception {
        String now = document("new.yaml", "1.0.0", 100);
        assertThatThrownBy(() -> run("breaking", "nothing.yaml", now))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("there is no file 'nothing.yaml'");
        assertThatThrownBy(() -> run("always", now, now)).hasMessageContaining("breaking, source or none");
    }
}
