package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl docs}. */
class DocsCommandTest {
    private final Path folder;
    private final Path site;

    DocsCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder.resolve("site");
    }

    @Test
    void writesTheSiteOfADocument() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");

        CommandRun run = CommandRun.howl("docs", chat.toString(), "--output", site.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(site.resolve("index.html")).content().contains("operations/say.html");
        assertThat(site.resolve("operations/say.html")).content().contains("../messages/say.html");
    }

    @Test
    void severalDocumentsHaveAFolderEach() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");
        Path other = Files.copy(chat, folder.resolve("other.yml"));

        CommandRun run = CommandRun.howl("docs", chat.toString(), other.toString(), "-o", site.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(site.resolve("chat/index.html")).exists();
        assertThat(site.resolve("other/index.html")).exists();
    }

    @Test
    void documentsOfOneNameAreRefused() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");
        Path same = Files.copy(chat, folder.resolve("Chat.json"));

        CommandRun run = CommandRun.howl("docs", chat.toString(), same.toString(), "-o", site.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("two documents are called 'Chat'", "--output of its own");
        assertThat(site).doesNotExist();
    }

    @Test
    void anInvalidDocumentIsReportedAndTheOthersAreWritten() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "asyncapi: 3.0.0\n");

        CommandRun run = CommandRun.howl("docs", broken.toString(), chat.toString(), "-o", site.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("broken.yaml");
        assertThat(site.resolve("chat/index.html")).exists();
        assertThat(site.resolve("broken")).doesNotExist();
    }

    @Test
    void comparesReleasedVersionsInTheOrderOfTheirNumbers() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");
        for (String version : new String[] {"1.10.0", "1.9.0", "1.9.0-rc.1", "other"}) {
            Path release = Files.createDirectories(folder.resolve("released").resolve(version));
            if (!version.equals("other")) {
                Files.writeString(
                        release.resolve("chat.yaml"),
                        Files.readString(chat).replaceFirst("version: [^,}\\n]+", "version: " + version));
            }
        }

        CommandRun run = CommandRun.howl(
                "docs",
                chat.toString(),
                "--released",
                folder.resolve("released").toString(),
                "-o",
                site.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(site.resolve("changes.html")))
                .containsSubsequence("since 1.10.0", "1.10.0, since 1.9.0", "1.9.0, since 1.9.0-rc.1");
    }

    @Test
    void comparesWithTheVersionsGiven() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");
        Path old = Files.writeString(
                folder.resolve("old.yaml"), Files.readString(chat).replaceFirst("title: [^,}\\n]+", "title: Older"));

        CommandRun run = CommandRun.howl("docs", chat.toString(), "--since", old.toString(), "-o", site.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(site.resolve("changes.html")).content().contains(", since ");
        assertThat(site.resolve("index.html")).content().contains("changes.html");
    }

    @Test
    void versionsThatCannotBeComparedAreRefused() throws IOException {
        Path chat = new SmallDocument(folder).write("{}", "[]");
        String out = site.toString();

        CommandRun missing = CommandRun.howl("docs", chat.toString(), "--since", "missing.yaml", "-o", out);
        CommandRun noFolder = CommandRun.howl("docs", chat.toString(), "--released", "missing", "-o", out);
        CommandRun two = CommandRun.howl("docs", chat.toString(), "b.yaml", "--since", chat.toString(), "-o", out);

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no file 'missing.yaml'");
        assertThat(noFolder.exitCode()).isEqualTo(2);
        assertThat(noFolder.err()).contains("--released: there is no folder 'missing'");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("--since names versions of one document");
        assertThat(site).doesNotExist();
    }
}
