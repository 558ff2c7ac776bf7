package dev.howl.app.originals.moderation;

import dev.howl.app.originals.moderation.contract.OriginalModerationServerMessage;
import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.server.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that has registered with {@code CL}.
 *
 * @param name name that it chose
 * @param principal principal of its token; {@code null} without a token
 * @param since time at which it took this name
 * @param heardAt time of its last command
 */
record Panel(
        OriginalModerationSession session,
        String name,
        @Nullable Principal principal,
        Instant since,
        Instant heardAt) {

    Panel heard(Instant now) {
        return new Panel(session, name, principal, since, now);
    }

    void send(OriginalModerationServerMessage message) {
        session.send(message);
    }

    /**
     * Returns the name stored with a decision. It includes the subject of the token, because the client chooses its
     * name freely.
     */
    String operator(Optional<Principal> caller) {
        return caller.map(proven -> name + " (" + proven.subject() + ")").orElse(name);
    }
}
