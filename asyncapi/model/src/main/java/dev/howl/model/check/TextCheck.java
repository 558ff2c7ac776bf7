package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.TextPayload;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.TextPattern;
import dev.howl.runtime.Regex;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Text messages: their groups have names of their own, and a runtime can write those that have a role. */
final class TextCheck {
    /** Roles of which a fixed text says all. */
    private static final Set<String> CONSTANT_ROLES = Set.of("connect", "disconnect", "ping", "pong");
    /** Keywords that a text with the role {@code error} may have. */
    private static final Set<String> ERROR_PARTS = Set.of("code", "message");

    private final LinkedContract linked;
    private final Diagnostics diagnostics;

    private boolean sound = true;

    private TextCheck(LinkedContract linked, Diagnostics diagnostics) {
        this.linked = linked;
        this.diagnostics = diagnostics;
    }

    /** Returns {@code true} if no text has an error; otherwise their recognition is not checked. */
    static boolean check(LinkedContract linked, Diagnostics diagnostics) {
        TextCheck check = new TextCheck(linked, diagnostics);
        for (Channel channel : linked.contract().channels()) {
            channel.messages().stream().filter(Message::isText).forEach(check::message);
        }
        return check.sound;
    }

    private void error(Location location, String text) {
        sound = false;
        diagnostics.error(location, text);
    }

    private void message(Message message) {
        if (!Payloads.isUnknown(linked, message)) {
            Schema payload = TextPayload.of(message);
            if (payload != null) {
                groups(message, payload);
            }
            role(message, payload);
        }
    }

    private void groups(Message message, Schema payload) {
        TextPattern pattern = pattern(payload);
        if (pattern != null && pattern.groups().stream().anyMatch(group -> "text".equals(group.name()))) {
            error(
                    payload.location(),
                    "the pattern of message '" + message.id()
                            + "' has a group named 'text', which is the name of the whole text; rename the group");
        }
    }

    private void role(Message message, @Nullable Schema payload) {
        String role = message.role();
        if (role == null || !Roles.exists(role)) {
            return;
        }
        boolean constant = payload != null && payload.keywords().constant() != null;
        if (!CONSTANT_ROLES.contains(role) && !"error".equals(role)) {
            error(
                    message.location(),
                    "message '" + message.id() + "' has role '" + role
                            + "', which needs properties, but a text frame has none; make it a JSON object");
        } else if (!constant && CONSTANT_ROLES.contains(role)) {
            error(
                    message.location(),
                    "message '" + message.id() + "' has role '" + role + "' and is text, so it needs a const");
        } else if (!constant && !canBeError(payload)) {
            error(
                    message.location(),
                    "message '" + message.id() + "' has role 'error' and is text; use a const, or a pattern from ^ to $"
                            + " of fixed text and the groups 'code' and 'message', or no pattern");
        }
    }

    private static boolean canBeError(@Nullable Schema payload) {
        if (payload == null) {
            return true;
        }
        if (!payload.keywords().enumValues().isEmpty()) {
            return false;
        }
        TextPattern pattern = pattern(payload);
        return payload.keywords().bounds().pattern() == null
                || (pattern != null
                        && pattern.template() != null
                        && pattern.groups().stream().allMatch(group -> ERROR_PARTS.contains(group.name())));
    }

    /** Returns a schema's pattern; {@code null} if it has none, or one that is reported elsewhere. */
    static @Nullable TextPattern pattern(Schema schema) {
        String regex = schema.keywords().bounds().pattern();
        return regex == null || !isRegex(regex) ? null : TextPattern.of(regex);
    }

    static boolean isRegex(String regex) {
        try {
            return Regex.of(regex) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
