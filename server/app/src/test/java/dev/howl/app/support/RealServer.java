package dev.howl.app.support;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.SpringRunner;
import java.nio.file.Path;

/** The server as a process of its own, behind a recorder that validates its frames against Howl's contract. */
public final class RealServer {
    /**
     * The command that starts the server from its classes, so that the tests need no jar. The data directory is one per
     * test JVM: servers of two JVMs at a time would find the H2 file locked.
     */
    public static final JavaCommand COMMAND = JavaCommand.mainClass("dev.howl.app.HowlServer")
            .with("-Dhowl.data-dir=target/data-" + ProcessHandle.current().pid())
            .reusable(SpringRunner.class)
            .withClassArchive("--server.address=127.0.0.1", "--server.port=0");

    /** Howl's contract. */
    public static final Path DOCUMENT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    private RealServer() {}

    /**
     * Starts a server behind a recorder.
     *
     * @param settings each as {@code name=value}
     */
    public static ServerUnderTest start(String... settings) {
        return ServerUnderTest.start(COMMAND, DOCUMENT, settings);
    }

    public static Contract contract() {
        try {
            return ContractReader.read(DOCUMENT);
        } catch (InvalidContractException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the only channel of Howl's contract. */
    public static Channel channel() {
        return contract().channels().get(0);
    }
}
