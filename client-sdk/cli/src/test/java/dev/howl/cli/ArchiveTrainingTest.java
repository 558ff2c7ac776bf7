package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training of the launcher's class archive: a command that fails would leave its classes out unnoticed. */
class ArchiveTrainingTest {
    @Test
    void everyCommandSucceeds(@TempDir Path folder) throws IOException {
        assertThat(ArchiveTraining.train(folder)).isEqualTo(ExitCodes.FINE);
        assertThat(folder.resolve("out/server")).isNotEmptyDirectory();
        assertThat(folder.resolve("out/client")).isNotEmptyDirectory();
        assertThat(folder.resolve("out/docs")).isNotEmptyDirectory();
    }
}
