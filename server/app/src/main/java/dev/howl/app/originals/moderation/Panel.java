package dev.howl.app.originals.moderation;

import dev.howl.app.originals.moderation.contract.OriginalModerationServerMessage;
import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.server.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connected client.
 *
 * @param name name that it chose with {@code CL}; {@code null} before
 * @param principal principal of its token; {@code null} without a token
 * @param connectedAt time at which it connected
 * @param since time at which it took its name; {@code null} before
 * @param heardAt time of its last command; that of its connect before the first
 */
record Panel(
        OriginalModerationSession session,
        @Nullable String name,
        @Nullable Principal principal,
        Instant connectedAt,
        @Nullable Instant since,
        Instant heardAt) {

    /** Returns a client that has no name yet. */
    static Panel connected(OriginalModerationSession session, Instant now) {
        return new Panel(session, null, session.principal().orElse(null), now, null, now);
    }

    Panel registered(String newName, @Nullable Principal caller, Instant now) {
        return new Panel(session, newName, caller, connectedAt, now, now);
    }

    /** Returns whether the client has registered, so that it gets cards and may decide. */
    boolean isRegistered() {
        return name != null;
    }

    Panel heard(Instant now) {
        return new Panel(session, name, principal, connectedAt, since, now);
    }

    void send(OriginalModerationServerMessage message) {
        session.send(message);
    }

    /**
     * Returns the name stored with a decision. It includes the subject of the token, because the client chooses its
     * name freely.
     */
    String operator(Optional<Principal> caller) {
        String chosen = Objects.requireNonNull(name, "name");
        return caller.map(proven -> chosen + " (" + proven.subject() + ")").orElse(chosen);
    }
}
