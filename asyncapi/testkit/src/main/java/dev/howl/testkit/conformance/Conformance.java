package dev.howl.testkit.conformance;

import dev.howl.model.Contract;
import dev.howl.testkit.conformance.check.ConformanceRun;
import dev.howl.testkit.conformance.check.RunProgress;
import dev.howl.testkit.conformance.check.RunSettings;
import dev.howl.testkit.conformance.check.ServerUnreachableException;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.script.ConformanceScript;
import dev.howl.testkit.conformance.script.ScriptVariables;
import dev.howl.testkit.seen.TestCoverage;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A conformance test of a server against its contract, with settings that can be left as they are. Not thread-safe.
 *
 * <pre>{@code
 * ConformanceReport report = Conformance.of(contract, URI.create("ws://localhost:9000")).run();
 * assertThat(report.failures()).isEmpty();
 * }</pre>
 */
public final class Conformance {
    private final Contract contract;
    private final URI url;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private @Nullable String token;
    private ConformanceScript script = ConformanceScript.NONE;
    private long seed = 1;
    private Duration time = Duration.ofSeconds(60);
    private Duration answerTime = Duration.ofSeconds(5);
    private double perSecond = 40;
    private int rounds = 8;
    private boolean strict;
    private boolean invalid = true;
    private @Nullable SSLContext tls;
    private @Nullable String only;
    private double requiredCoverage;
    private RunProgress progress = (result, done, planned) -> {};

    private Conformance(Contract contract, URI url) {
        this.contract = contract;
        this.url = url;
    }

    /**
     * Returns a test with default settings.
     *
     * @param url {@code ws} or {@code wss}: without a path it is the server's, and the paths of the channels are added;
     *     with the path of a channel only that one is tested; another path is a prefix
     * @throws IllegalArgumentException if it is no such URL
     */
    public static Conformance of(Contract contract, URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("ws") || scheme.equals("wss")) || url.getHost() == null) {
            throw new IllegalArgumentException("'" + url + "' is not a ws or wss address");
        }
        return new Conformance(contract, url);
    }

    /** Sets the bearer token for the handshake, and for a message with the role {@code connect}. */
    public Conformance token(@Nullable String other) {
        token = other;
        return this;
    }

    /** Sets the script with what the contract cannot know. */
    public Conformance script(ConformanceScript other) {
        script = other;
        return this;
    }

    /** Sets a variable of the script. */
    public Conformance variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Sets what generated messages are made from; 1 unless set. */
    public Conformance seed(long other) {
        seed = other;
        return this;
    }

    /** Sets the longest time of the run; 60 s unless set. */
    public Conformance time(Duration other) {
        time = other;
        return this;
    }

    /** Sets the longest time to wait for one answer; 5 s unless set. */
    public Conformance answerTime(Duration other) {
        answerTime = other;
        return this;
    }

    /** Sets the most messages per second; 40 unless set. It is halved whenever the server says that it is too high. */
    public Conformance messagesPerSecond(double other) {
        perSecond = other;
        return this;
    }

    /** Sets the number of generated messages of each kind; 8 unless set. */
    public Conformance generated(int other) {
        rounds = other;
        return this;
    }

    /** Lets notes, such as an invalid message that is ignored, fail the run. */
    public Conformance strict(boolean other) {
        strict = other;
        return this;
    }

    /** Sets the context of {@code wss} connections and of HTTP requests of the script; {@code null} for the JDK's. */
    public Conformance tls(@Nullable SSLContext other) {
        tls = other;
        return this;
    }

    /** Sends valid messages only. */
    public Conformance validOnly() {
        invalid = false;
        return this;
    }

    /** Lets the run fail unless this share of messages and of operations is seen, 0 to 100. */
    public Conformance requireCoverage(double percent) {
        requiredCoverage = percent;
        return this;
    }

    /** Runs one case only; {@code null} for all. Examples and script go before it without being reported. */
    public Conformance only(@Nullable String caseId) {
        only = caseId;
        return this;
    }

    /** Sets who is told of each case when it has run. */
    public Conformance progress(RunProgress other) {
        progress = other;
        return this;
    }

    /**
     * Runs the test in the caller's thread. In a JUnit test, what it sees is added to the coverage of the tests, if {@link
     * TestCoverage#FOLDER} is set.
     *
     * @throws ServerUnreachableException if no connection can be opened at the start
     */
    public ConformanceReport run() throws ServerUnreachableException {
        ScriptVariables all = new ScriptVariables();
        String base = url.getScheme() + "://" + url.getRawAuthority();
        all.set("url", base);
        all.set("http", "http" + base.substring(2));
        if (token != null) {
            all.set("token", token);
        }
        variables.forEach(all::set);
        RunSettings settings = new RunSettings(
                url, token, script, seed, time, answerTime, perSecond, rounds, strict, invalid, tls, only);
        ConformanceReport report = new ConformanceRun(contract, settings, all, progress).run();
        TestCoverage.ofThisJvm().add(contract, report.coverage());
        return only == null ? report.requiring(requiredCoverage) : report;
    }
}
