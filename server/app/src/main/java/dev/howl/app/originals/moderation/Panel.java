package dev.howl.app.originals.moderation;

import dev.howl.app.originals.moderation.contract.OriginalModerationServerMessage;
import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.server.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that has said who it is.
 *
 * @param name as it said
 * @param principal whom its token names, or {@code null} for one without a token
 * @param since when it got this name
 * @param heardAt when it last sent a command
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

    /** For the record of a decision: a name is a claim, a token's subject is not. */
    String operator(Optional<Principal> caller) {
        return caller.map(proven -> name + " (" + proven.subject() + ")").orElse(name);
    }
}
