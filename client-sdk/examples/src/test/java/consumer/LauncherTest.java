package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script beside howl.jar, as a user runs it. */
@Timeout(120)
class LauncherTest {
    private static final Path BUILT = Path.of("../cli/target");

    @TempDir
    private Path folder = Path.of("");

    private Path installed = Path.of("");
    private Path cache = Path.of("");

    @BeforeEach
    void install() throws IOException {
        installed = Files.createDirectory(folder.resolve("with space"));
        cache = folder.resolve("a cache");
        assertThat(BUILT.resolve("howl.jar"))
                .as("howl.jar and its launcher; make build makes them")
                .exists();
        for (String file : List.of("howl", "howl.jar")) {
            Files.copy(BUILT.resolve(file), installed.resolve(file));
        }
    }

    @Test
    void laterRunsUseTheArchiveOfTheFirst() throws Exception {
        ProgramRun first = howl(Map.of(), "--version");
        List<Path> archives = archives();

        assertThat(first).isEqualTo(new ProgramRun(0, version(), ""));
        assertThat(archives).singleElement().satisfies(archive -> assertThat(archive)
                .isNotEmptyFile());
        assertThat(howl(Map.of("HOWL_JAVA_OPTS", "-Xshare:on"), "--version"))
                .as("with an archive that must be used")
                .isEqualTo(first);
        assertThat(archives()).isEqualTo(archives);
    }

    @Test
    void anArchiveThatIsBrokenChangesNothing() throws Exception {
        howl(Map.of(), "--version");
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "not an archive");

        assertThat(howl(Map.of(), "--version")).isEqualTo(new ProgramRun(0, version(), ""));
    }

    @Test
    void anotherJarGetsAnotherArchiveInPlaceOfTheOld() throws Exception {
        howl(Map.of(), "--version");
        List<Path> before = archives();
        Files.setLastModifiedTime(installed.resolve("howl.jar"), FileTime.fromMillis(0));

        assertThat(howl(Map.of(), "--version").exitCode()).isZero();
        assertThat(archives()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void thereIsNoArchiveWhereOthersCouldWriteIt() throws Exception {
        Files.createDirectory(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(howl(Map.of(), "--version")).isEqualTo(new ProgramRun(0, version(), ""));
        assertThat(archives()).isEmpty();
    }

    @Test
    void theArchiveCanBeTurnedOff() throws Exception {
        assertThat(howl(Map.of("HOWL_CACHE", "off"), "--version")).isEqualTo(new ProgramRun(0, version(), ""));
        assertThat(cache).doesNotExist();
    }

    @Test
    void argumentsAndExitCodePassThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("with space/howl"));
        ProgramRun run = run(link, Map.of("HOWL_CACHE", "off"), "validate", "no such file.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such file.yaml");
    }

    @Test
    void aMissingJavaIsToldWithTheCure() throws Exception {
        ProgramRun run = howl(Map.of("JAVA_HOME", "/nowhere"), "--version");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "howl: JAVA_HOME is /nowhere, but /nowhere/bin/java is not a program; set JAVA_HOME to a Java"
                                + " of 17 or newer\n");
    }

    @Test
    void aMissingJarIsToldWithTheCure() throws Exception {
        Files.delete(installed.resolve("howl.jar"));
        ProgramRun run = howl(Map.of(), "--version");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("howl.jar does not exist; copy howl.jar into the folder of this script");
    }

    private static String version() {
        return "howl " + PublishedModule.version() + "\n";
    }

    private List<Path> archives() throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    private ProgramRun howl(Map<String, String> environment, String... words) throws Exception {
        return run(installed.resolve("howl"), environment, words);
    }

    private ProgramRun run(Path script, Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new TreeMap<>(Map.of(
                "JAVA_HOME", System.getProperty("java.home"), "HOWL_CACHE", cache.toString(), "HOWL_JAVA_OPTS", ""));
        all.putAll(environment);
        String[] line =
                Stream.concat(Stream.of(script.toString()), Stream.of(words)).toArray(String[]::new);
        return ProgramRun.of(folder, Path.of("").toAbsolutePath(), all, line);
    }
}
