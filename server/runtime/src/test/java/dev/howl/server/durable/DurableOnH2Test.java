package dev.howl.server.durable;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DurableOnH2Test extends DurableContract {
    private final Path directory;

    DurableOnH2Test(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    String url() {
        return FileDatabase.url(directory);
    }
}
