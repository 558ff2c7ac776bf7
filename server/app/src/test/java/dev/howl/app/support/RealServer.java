package dev.howl.app.support;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.ContractReader;
import dev.howl.model.InvalidContractException;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server as a process of its own, and the document that it is held to. */
public final class RealServer {
    /**
     * How the server is started; from classes, so that its tests need no jar. One that is not told where to keep its data does
     * so beside the others of this process: those of two test classes at a time would find the database locked.
     */
    public static final JavaCommand COMMAND = command("dev.howl.app.HowlServer");

    /** The document, as its author wrote it. */
    public static final Path DOCUMENT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    private RealServer() {}

    /** How the program is started that starts the server. */
    public static JavaCommand command(String mainClass) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-Dhowl.data-dir=target/data-" + ProcessHandle.current().pid());
        arguments.addAll(JavaCommand.mainClass(mainClass).arguments());
        return new JavaCommand(arguments);
    }

    /**
     * Starts a server behind a recorder.
     *
     * @param settings as {@code name=value}
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

    /** The document's only channel. */
    public static Channel channel() {
        return contract().channels().get(0);
    }
}
