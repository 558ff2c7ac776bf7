package dev.howl.testservices;

import dev.howl.testkit.process.JavaCommand;
import java.nio.file.Path;

/** The jar of the Howl server, for tests of other modules that start it as a child process. */
public final class ServerJar {
    private static final Path JAR = Path.of("../../server/app/target/howl-server.jar");

    private ServerJar() {}

    /**
     * Returns the command that starts the server. The working directory must be the folder of a module.
     *
     * @throws AssertionError if the jar has not been built
     */
    public static JavaCommand command() {
        return JavaCommand.jar(JAR)
                .reusable(SpringRunner.class)
                .withClassArchive("--server.address=127.0.0.1", "--server.port=0", "--howl.data-dir=data");
    }
}
