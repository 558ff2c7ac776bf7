package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose generated client exchanges every message with the generated server, and with a mock. */
class SocketRunTest {
    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases/binary/contract.yaml",
                "cases/joined/contract.yaml",
                "cases/routing/contract.yaml",
                "cases/keywords/contract.yaml",
                "documents/c04-nonlatin/api.yaml",
                "documents/n01-numbered-requests/api.yaml"
            })
    void everyMessageArrives(String document) {
        Path root = Path.of("src/test");
        DocumentResult result = DocumentRun.of(root.resolve(document), root, temp);
        assertThat(result.messages().problem()).isNull();
        assertThat(result.messages().all()).isPositive();
        assertThat(result.messages().passed()).isEqualTo(result.messages().all());
        assertThat(result.mocked().problem()).isNull();
        assertThat(result.mocked().passed())
                .isEqualTo(result.mocked().all())
                .isEqualTo(result.messages().all());
    }
}
