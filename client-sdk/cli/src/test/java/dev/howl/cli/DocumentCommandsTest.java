package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl validate} and {@code howl generate}. */
class DocumentCommandsTest {
    private static final String CONTRACT = "../../asyncapi/contract/howl.asyncapi.yaml";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void exitsWith0OnAValidDocument() {
        Ran ran = Ran.howl("validate", CONTRACT);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains(CONTRACT + ": valid; Howl 1.0.0");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void printsEveryProblemWithFileLineAndColumn() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), """
                asyncapi: 3.0.0
                info:
                  title: Broken
                channels:
                  chat:
                    address: /chat
                    messages:
                      say:
                        payload: {$ref: '#/components/schemas/Nothing'}
                """);
        Ran ran = Ran.howl("validate", broken.toString());
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches(".*broken\\.yaml:\\d+:\\d+: error: .+"));
        assertThat(ran.err())
                .contains("broken.yaml:2:1: error: an Info Object must have 'version'", "broken.yaml:9:18: error: ");
    }

    @Test
    void reportsAMissingDocument() {
        Ran ran = Ran.howl("validate", folder.resolve("nothing.yaml").toString());
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("nothing.yaml:1:1: error:");
    }

    @Test
    void changesNothingOnASecondGeneration() {
        String[] words = {
            "generate", CONTRACT, "--target", "client", "--package", "com.example", "-o", folder.toString()
        };
        Ran first = Ran.howl(words);
        assertThat(first.exitCode()).isZero();
        assertThat(folder.resolve("com/example/HowlClient.java")).exists();
        assertThat(first.out()).doesNotContain(", 0 changed");
        assertThat(Ran.howl(words).out()).contains(", 0 changed");
    }

    @Test
    void generatesTheServersResources() {
        Ran ran = Ran.howl("generate", CONTRACT, "--target", "server", "-o", folder.toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(folder.resolve("META-INF/services/dev.howl.server.ChannelBinding"))
                .hasContent("contract.EventsChannel");
        assertThat(folder.resolve("META-INF/howl/contract.EventsChannel/schemas.json"))
                .exists();
        assertThat(folder.resolve("contract/EventsChannel.java")).exists();
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(Ran.howl("generate", CONTRACT, "--target", "cobol", "-o", folder.toString()))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isEqualTo(2);
                    assertThat(ran.err())
                            .contains("there is no target 'cobol'; there are: types, server, client, docs");
                });
        assertThat(Ran.howl("generate", CONTRACT, "--target", "types", "--package", "a b", "-o", folder.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(Ran.howl("validate").exitCode()).isEqualTo(2);
        assertThat(Ran.howl("sing").exitCode()).isEqualTo(2);
    }
}
