package dev.howl.testservices;

import dev.howl.testkit.process.JavaCommand;
import java.nio.file.Path;

/** The jar of the Howl server, as the tests of other modules start it. */
public final class ServerJar {
    private static final Path JAR = Path.of("../../server/app/target/howl-server.jar");

    private ServerJar() {}

    /**
     * Returns the command of the server, for tests that run in a module's folder.
     *
     * @throws AssertionError where the jar has not been built
     */
    public static JavaCommand command() {
        return JavaCommand.jar(JAR).reusable(SpringRunner.class);
    }
}
