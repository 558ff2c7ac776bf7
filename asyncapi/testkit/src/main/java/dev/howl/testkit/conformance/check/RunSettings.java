package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.script.ConformanceScript;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run.
 *
 * @param url the address of the server
 * @param token the client's bearer token; {@code null} for none
 * @param script what the contract cannot know
 * @param seed what generated messages are made from
 * @param time the longest time of the run
 * @param answerTime the longest time to wait for one answer
 * @param perSecond most messages per second
 * @param rounds number of generated messages of each kind
 * @param strict whether notes fail the run
 * @param invalid whether invalid messages and malformed frames are sent, too
 * @param tls the context of {@code wss} connections and of HTTP requests of the script; {@code null} for the JDK's
 * @param only id of the only case that is wanted; {@code null} for all
 */
public record RunSettings(
        URI url,
        @Nullable String token,
        ConformanceScript script,
        long seed,
        Duration time,
        Duration answerTime,
        double perSecond,
        int rounds,
        boolean strict,
        boolean invalid,
        @Nullable SSLContext tls,
        @Nullable String only) {}
