package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Operation.Action;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code x-howl-role}: once a channel, in the right direction, and nothing required that the runtimes do not fill. */
final class RoleCheck {
    private final LinkedContract linked;
    private final Channel channel;
    private final Diagnostics diagnostics;
    private final Map<String, Message> taken = new HashMap<>();

    private RoleCheck(LinkedContract linked, Channel channel, Diagnostics diagnostics) {
        this.linked = linked;
        this.channel = channel;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().channels()) {
            new RoleCheck(linked, channel, diagnostics).check();
        }
    }

    private void check() {
        Set<Message> toServer = Set.copyOf(Directions.toServer(linked.contract(), channel));
        Set<Message> toClient = Set.copyOf(Directions.toClient(linked.contract(), channel));
        for (Message message : channel.messages()) {
            String role = message.role();
            if (role != null && Roles.exists(role)) {
                boolean client = message.hasRoleOfClients();
                once(message, role);
                direction(message, role, client ? toServer : toClient, client);
                if (message.isJson() && !Payloads.isUnknown(linked, message)) {
                    required(message, role, client);
                }
            }
        }
    }

    private void once(Message message, String role) {
        Message other = taken.putIfAbsent(role, message);
        if (other != null) {
            diagnostics.error(
                    message.location(),
                    "message '" + message.id() + "' has role '" + role + "', which message '" + other.id()
                            + "' already has; a channel has at most one message of each role");
        }
    }

    private void direction(Message message, String role, Set<Message> right, boolean client) {
        if (!right.contains(message)) {
            diagnostics.error(
                    message.location(),
                    "message '" + message.id() + "' has role '" + role + "', so "
                            + (client ? "clients send it" : "the server sends it")
                            + "; name it in "
                            + Wording.operation(linked, client ? Action.RECEIVE : Action.SEND)
                            + " of channel '" + channel.id() + "'");
        }
    }

    private void required(Message message, String role, boolean client) {
        Shape frame = Payloads.shape(message);
        if (frame == null) {
            return;
        }
        String envelope = channel.howl().envelope();
        List<String> filled = new ArrayList<>(Roles.filledIn(role));
        if (envelope == null) {
            if (client) {
                filled.addAll(correlation(message));
            }
            object(message, role, "", frame, filled);
            return;
        }
        List<String> outer = new ArrayList<>(List.of(envelope));
        if (client) {
            outer.addAll(correlation(message));
        }
        object(message, role, "", frame, outer);
        Member payload = frame.members().get(envelope);
        if (payload != null) {
            object(message, role, envelope + "/", payload.shape(), filled);
        }
    }

    /** Returns the property with the ref of a request. A request always has it, a reply only if the request had it. */
    private static List<String> correlation(Message message) {
        String location = message.correlationId();
        int slash = location == null ? -1 : location.indexOf("#/");
        return location == null || slash < 0 ? List.of() : List.of(location.substring(slash + 2));
    }

    private void object(Message message, String role, String path, Shape object, List<String> filled) {
        Facts facts = Facts.of(object);
        for (String name : facts.required()) {
            Member member = object.members().get(name);
            boolean fills = filled.contains(name) || isConstant(facts, name) || isConnectionId(member);
            if (!fills) {
                diagnostics.error(
                        message.location(),
                        "message '" + message.id() + "' of role '" + role + "' requires '" + path + name
                                + "', which the runtime does not always set; make it optional"
                                + (filled.isEmpty() ? "" : "; the runtime sets: " + NameHints.list(filled)));
            } else if (filled.contains(name)
                    && member != null
                    && !Roles.partsOf(name).isEmpty()) {
                object(message, role, path + name + "/", member.shape(), Roles.partsOf(name));
            }
        }
    }

    private static boolean isConstant(Facts facts, String name) {
        Facts.MemberFacts member = facts.members().get(name);
        return member != null && member.constant() != null;
    }

    private static boolean isConnectionId(@Nullable Member member) {
        return member != null && "connection-id".equals(member.shape().extension("x-howl-filled-by"));
    }
}
