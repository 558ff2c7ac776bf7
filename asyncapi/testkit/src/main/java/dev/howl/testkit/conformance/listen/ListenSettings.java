package dev.howl.testkit.conformance.listen;

import java.time.Duration;

/**
 * The settings of a run that tests a client.
 *
 * @param host name or address to listen at
 * @param port 0 for a free one
 * @param seed what generated messages are made from
 * @param time the longest time of the run
 * @param answerTime the longest time to wait for a Pong, and for a client to come back
 * @param rounds number of generated messages of each kind
 * @param strict whether notes fail the run
 * @param requiredCoverage share of messages and operations that must be seen, in percent
 */
public record ListenSettings(
        String host,
        int port,
        long seed,
        Duration time,
        Duration answerTime,
        int rounds,
        boolean strict,
        double requiredCoverage) {}
