package dev.howl.diff.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents in files and in commits. */
class ContractInputTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Chat, version: 1.0.0}
            channels:
              chat: {address: /chat, messages: {say: {payload: {$ref: 'parts/say.yaml'}}}}
            operations:
              talk: {action: receive, channel: {$ref: '#/channels/chat'}}
            """;

    private final Path folder;
    private final Path repository;

    ContractInputTest(@TempDir Path temporary) throws Exception {
        folder = temporary;
        repository = temporary.resolve("repo");
        Files.createDirectories(repository.resolve("api/parts"));
        git("init", "-q", "-b", "main");
        write("api/chat.yaml", DOCUMENT);
        write("api/parts/say.yaml", "{type: string, maxLength: 500}");
        git("add", "-A");
        git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "First");
        git("tag", "v1");
        write("api/parts/say.yaml", "{type: string, maxLength: 100}");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(repository.resolve(file), text);
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
    }

    private ComparedDocument read(Path from, String text, String other) throws Exception {
        return new ContractInput(from, ReadOptions.DEFAULT).read(text, other);
    }

    private DiffReport compare(Path from, String old, String now) throws Exception {
        return ContractDiff.compare(read(from, old, now), read(from, now, old));
    }

    @Test
    void readsARevisionWithTheFilesThatItRefersTo() throws Exception {
        DiffReport report = compare(repository, "v1:api/chat.yaml", "api/chat.yaml");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("to-server-max-length-narrowed");
            assertThat(String.valueOf(finding.oldPlace())).isEqualTo("v1:api/parts/say.yaml:1:16");
            assertThat(String.valueOf(finding.newPlace())).endsWith("api/parts/say.yaml:1:16");
        });
    }

    @Test
    void worksFromAnyFolder() throws Exception {
        Path inside = repository.resolve("api");
        assertThat(compare(inside, "main:api/chat.yaml", "chat.yaml").findings())
                .hasSize(1);
        assertThat(compare(inside, "main:./chat.yaml", "chat.yaml").findings()).hasSize(1);
        assertThat(compare(inside, "main:chat.yaml", "chat.yaml").findings()).hasSize(1);
        assertThat(compare(inside.resolve("parts"), "main:../chat.yaml", "../chat.yaml")
                        .findings())
                .hasSize(1);
        String file = inside.resolve("chat.yaml").toString();
        assertThat(compare(folder, "main:api/chat.yaml", file).findings()).hasSize(1);
        assertThat(compare(folder, file, "HEAD:api/chat.yaml").findings()).hasSize(1);
        assertThat(compare(repository, "v1:api/chat.yaml", "main:api/chat.yaml").findings())
                .isEmpty();
    }

    @Test
    void leavesNoFilesBehind() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<String> before = copies(temporary);
        read(repository, "v1:api/chat.yaml", "");
        assertThat(copies(temporary)).isEqualTo(before);
    }

    private static List<String> copies(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.map(Path::toString)
                    .filter(name -> name.contains("howl-diff"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> read(repository, "v2:api/chat.yaml", ""))
                .isInstanceOf(UnreadableContractException.class)
                .hasMessageStartingWith("there is no revision 'v2'");
        assertThatThrownBy(() -> read(repository, "v1:api/nothing.yaml", ""))
                .hasMessage("revision 'v1' has no file 'api/nothing.yaml'");
        assertThatThrownBy(() -> read(repository, "nothing.yaml", "")).hasMessage("there is no file 'nothing.yaml'");
        assertThatThrownBy(() -> read(folder, "v1:api/chat.yaml", "")).hasMessageEndingWith("is in no Git repository");
    }

    @Test
    void refusesHostileNames() {
        for (String name :
                List.of("--upload-pack=x:a", "-v1:a", "v1:a\nmain:b", ":a", "v1:", "", "v1:../../etc/passwd")) {
            assertThatThrownBy(() -> read(repository, name, ""))
                    .as(name)
                    .isInstanceOf(UnreadableContractException.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aDriveOfWindowsIsNoRevision() throws Exception {
        assertThat(ContractLocator.of("C:\\api\\chat.yaml", repository)).isInstanceOf(ContractLocator.OfFile.class);
        assertThat(ContractLocator.of("c:/chat.yaml", repository)).isInstanceOf(ContractLocator.OfFile.class);
        assertThat(ContractLocator.of("c:chat.yaml", repository)).isInstanceOf(ContractLocator.OfRevision.class);
        write("main:chat.yaml", DOCUMENT);
        assertThat(ContractLocator.of("main:chat.yaml", repository)).isInstanceOf(ContractLocator.OfFile.class);
    }

    @Test
    void problemsOfARevisionNameItsFiles() throws Exception {
        write("api/chat.yaml", DOCUMENT.replace("'parts/say.yaml'", "'parts/none.yaml'"));
        git("add", "-A");
        git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "Second");
        assertThatThrownBy(() -> read(repository, "main:api/chat.yaml", ""))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("main:api/chat.yaml:4:")
                .hasMessageNotContaining("howl-diff");
    }

    @Test
    void followsLinksWithinTheCommit() throws Exception {
        Files.createSymbolicLink(repository.resolve("api/link.yaml"), Path.of("chat.yaml"));
        Files.createSymbolicLink(repository.resolve("api/out.yaml"), Path.of("/etc/passwd"));
        git("add", "-A");
        git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "Links");
        assertThat(read(repository, "main:api/link.yaml", "")
                        .linked()
                        .contract()
                        .title())
                .isEqualTo("Chat");
        assertThatThrownBy(() -> read(repository, "main:api/out.yaml", ""))
                .isInstanceOf(UnreadableContractException.class);
    }
}
