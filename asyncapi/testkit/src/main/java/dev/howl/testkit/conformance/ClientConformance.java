package dev.howl.testkit.conformance;

import dev.howl.model.Contract;
import dev.howl.testkit.conformance.check.RunProgress;
import dev.howl.testkit.conformance.listen.ClientRun;
import dev.howl.testkit.conformance.listen.ListenSettings;
import java.io.IOException;
import java.time.Duration;

/**
 * A conformance test of a client against its contract: it plays the server. Not thread-safe.
 *
 * <pre>{@code
 * try (ClientRun run = ClientConformance.of(contract).listen(0)) {
 *     startTheClient(run.url());
 *     assertThat(run.run().failures()).isEmpty();
 * }
 * }</pre>
 */
public final class ClientConformance {
    private final Contract contract;
    private long seed = 1;
    private Duration time = Duration.ofSeconds(60);
    private Duration answerTime = Duration.ofSeconds(5);
    private int rounds = 3;
    private boolean strict;
    private double requiredCoverage;
    private RunProgress progress = (result, done, planned) -> {};

    private ClientConformance(Contract contract) {
        this.contract = contract;
    }

    /** Returns a test with default settings. */
    public static ClientConformance of(Contract contract) {
        return new ClientConformance(contract);
    }

    /** Sets what generated messages are made from; 1 unless set. */
    public ClientConformance seed(long other) {
        seed = other;
        return this;
    }

    /** Sets the longest time of the run; 60 s unless set. */
    public ClientConformance time(Duration other) {
        time = other;
        return this;
    }

    /** Sets the longest time to wait for a Pong, and for a client to come back; 5 s unless set. */
    public ClientConformance answerTime(Duration other) {
        answerTime = other;
        return this;
    }

    /** Sets the number of generated messages of each kind; 3 unless set. */
    public ClientConformance generated(int other) {
        rounds = other;
        return this;
    }

    /** Lets notes fail the run. */
    public ClientConformance strict(boolean other) {
        strict = other;
        return this;
    }

    /** Lets the run fail unless this share of messages and of operations is seen, 0 to 100. */
    public ClientConformance requireCoverage(double percent) {
        requiredCoverage = percent;
        return this;
    }

    /** Sets who is told of each case when it has run. */
    public ClientConformance progress(RunProgress other) {
        progress = other;
        return this;
    }

    /**
     * Listens on the loopback address.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken
     */
    public ClientRun listen(int port) throws IOException {
        ListenSettings settings =
                new ListenSettings("127.0.0.1", port, seed, time, answerTime, rounds, strict, requiredCoverage);
        return new ClientRun(contract, settings, progress);
    }
}
