package dev.howl.server.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * The revocation of tokens by their subject. The starter defines a bean of this type; the application decides who may
 * revoke.
 *
 * <p>While a subject is revoked, every node refuses all of its tokens with {@code unauthenticated}, also those that are
 * issued later: in the handshake, in messages that bring a token, and in HTTP requests that {@link
 * dev.howl.server.web.ApiAccess} checks. Its connections receive the contract's error message, if there is one, and are
 * closed with 4003. A caller without a token or with a blank subject cannot be revoked.
 *
 * <p>Revocations are kept by the engine: in Redis for all nodes, in the database of durable topics on a single node, or
 * in memory if the application has neither. Safe for use by several threads.
 *
 * <pre>{@code
 * revocations.revoke("ann", Duration.ofMinutes(10)).thenAccept(done -> log.info("ended {}", done.connections()));
 * }</pre>
 */
public interface Revocations {
    /** The scope that routes which revoke tokens should require. The publish token has it. */
    String SCOPE = "admin";

    /** Longest duration of a revocation. */
    Duration LONGEST = Duration.ofDays(30);

    /** Largest number of characters of a subject that can be revoked. */
    int MAX_SUBJECT = 200;

    /** Largest number of revocations that are in force at a time. */
    int MOST = 10_000;

    /**
     * Revokes the tokens of a subject from now on. A revocation never shortens another one of the subject, and ends by
     * itself. Does not block.
     *
     * @param subject 1 to {@value #MAX_SUBJECT} characters, not all of them blank
     * @param duration from one second to {@link #LONGEST}
     * @return completes when the revocation is stored and this node has ended the connections; other nodes end theirs
     *     within about a second of being told. Fails with a {@link dev.howl.runtime.CodedException}:
     *     {@code unavailable} if it could not be stored, in which case it may be in force nevertheless, or
     *     {@code conflict} if {@value #MOST} others are in force
     * @throws IllegalArgumentException for a subject or a duration out of range
     */
    CompletionStage<Revocation> revoke(String subject, Duration duration);

    /** Returns whether the tokens of a subject are refused now, as far as this node knows. Reads memory only. */
    boolean isRevoked(String subject);

    /**
     * A revocation that is in force.
     *
     * @param until end of the revocation, which an earlier one may have set
     * @param connections number of connections that this node ended
     * @param nodes number of running nodes that are told, this one included
     */
    record Revocation(String subject, Instant until, int connections, int nodes, Keeper keeper) {}

    /** A place where revocations are kept. */
    enum Keeper {
        /** The memory of the process: a restart forgets them. */
        MEMORY,
        /** The database of a single node. */
        DATABASE,
        /** Redis, for all nodes. */
        REDIS
    }
}
