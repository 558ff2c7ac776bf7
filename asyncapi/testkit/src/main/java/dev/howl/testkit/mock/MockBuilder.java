package dev.howl.testkit.mock;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a {@link ContractMock}. Not thread-safe. */
public final class MockBuilder {
    private final Contract contract;
    private final List<FaultRule> faults = new ArrayList<>();
    private final List<String> only = new ArrayList<>();
    private String host = "127.0.0.1";
    private int port;
    private long seed;
    private @Nullable Path script;
    private @Nullable Path transcript;
    private Consumer<MockEvent> log = event -> {};

    MockBuilder(Contract contract) {
        this.contract = contract;
    }

    /** Sets the name or address to listen at; the loopback address by default. */
    public MockBuilder host(String name) {
        host = name;
        return this;
    }

    /** Sets the port; 0, the default, takes a free one. */
    public MockBuilder port(int number) {
        port = number;
        return this;
    }

    /** Sets the seed of generated messages and of faults with a share; 0 by default. */
    public MockBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** Adds a fault. */
    public MockBuilder fault(FaultRule fault) {
        faults.add(fault);
        return this;
    }

    /** Limits the mock to a channel and those that were named before; without this it has all. */
    public MockBuilder channel(String id) {
        only.add(id);
        return this;
    }

    /** Sets the file with the rules of the mock; without one it gives the usual replies. */
    public MockBuilder script(Path file) {
        script = file;
        return this;
    }

    /**
     * Sets a transcript of {@code howl record}, whose server's frames are sent again in answer to the same messages. A
     * rule of the script takes precedence. Messages that were not recorded get the usual replies.
     */
    public MockBuilder replay(Path file) {
        transcript = file;
        return this;
    }

    /** Sets the receiver of everything that happens. It is called by several threads and must not block. */
    public MockBuilder log(Consumer<MockEvent> receiver) {
        log = receiver;
        return this;
    }

    /**
     * Starts the mock.
     *
     * @throws IOException if the port is taken, or the host is none of this machine
     * @throws IllegalArgumentException if the contract has no such channel, no WebSocket channel at all, or a fault names
     *     a message that it does not have
     * @throws InvalidMockScriptException with every problem of the script, or of the transcript
     */
    public ContractMock start() throws IOException, InvalidMockScriptException {
        List<MockedChannel> known = channels();
        return new ContractMock(
                this,
                known,
                script == null ? MockScript.EMPTY : MockScriptReader.read(script, known),
                transcript == null ? Map.of() : TranscriptReplay.read(transcript, known));
    }

    Contract contract() {
        return contract;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    long seed() {
        return seed;
    }

    List<FaultRule> faults() {
        return faults;
    }

    Consumer<MockEvent> log() {
        return log;
    }

    /** Returns the channels to serve, those of one address joined. */
    private List<MockedChannel> channels() {
        Contract sockets = Sockets.of(contract);
        for (String id : only) {
            if (contract.sockets().stream().noneMatch(channel -> channel.id().equals(id))) {
                List<String> ids = contract.sockets().stream().map(Channel::id).toList();
                throw new IllegalArgumentException(
                        "the contract has no WebSocket channel '" + id + "'; it has: " + String.join(", ", ids));
            }
        }
        List<Channel> wanted = sockets.sockets().stream()
                .filter(channel -> only.isEmpty()
                        || Sockets.parts(contract, channel).stream().anyMatch(part -> only.contains(part.id())))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("the contract has no WebSocket channel");
        }
        checkFaults(wanted);
        return wanted.stream()
                .map(channel -> MockedChannel.of(sockets, channel))
                .toList();
    }

    private void checkFaults(List<Channel> channels) {
        for (FaultRule fault : faults) {
            boolean known = fault.message() == null
                    || channels.stream()
                            .flatMap(channel -> channel.messages().stream())
                            .anyMatch(message -> message.id().equals(fault.message()));
            if (!known) {
                throw new IllegalArgumentException(
                        "a fault is limited to message '" + fault.message() + "', which the contract does not have");
            }
        }
    }
}
