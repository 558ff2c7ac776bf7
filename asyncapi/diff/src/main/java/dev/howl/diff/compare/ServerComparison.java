package dev.howl.diff.compare;

import dev.howl.diff.rule.ConnectionRule;
import dev.howl.model.Server;
import dev.howl.model.Server.Variable;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of servers: where clients connect to, and with which credentials. */
final class ServerComparison {
    private final Both both;

    ServerComparison(Both both) {
        this.both = both;
    }

    void compare() {
        Map<String, Server> after =
                both.now().servers().stream().collect(Collectors.toMap(Server::id, Function.identity()));
        Set<String> found = new HashSet<>();
        for (Server old : both.old().servers()) {
            Server now = after.get(old.id());
            now = now == null ? sameAddress(old, found) : now;
            if (now == null) {
                both.report(ConnectionRule.SERVER_REMOVED, place(true, old), null, "server '" + old.id() + "' is gone");
            } else {
                found.add(now.id());
                compare(old, now);
            }
        }
        for (Server now : both.now().servers()) {
            if (!found.contains(now.id())) {
                both.report(ConnectionRule.SERVER_ADDED, null, place(false, now), "server '" + now.id() + "' is new");
            }
        }
    }

    /** A server under another name is still there: its name is in no frame and no address. */
    private @Nullable Server sameAddress(Server old, Set<String> found) {
        return both.now().servers().stream()
                .filter(server -> !found.contains(server.id())
                        && both.old().servers().stream()
                                .noneMatch(other -> other.id().equals(server.id())))
                .filter(server -> server.host().equals(old.host())
                        && server.protocol().equals(old.protocol())
                        && path(server).equals(path(old)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Place place(boolean isOld, Server server) {
        return both.place(isOld, server, server.location());
    }

    private void compare(Server old, Server now) {
        String who = "server '" + old.id() + "': ";
        changed(ConnectionRule.SERVER_HOST_CHANGED, old, now, who + "host", old.host(), now.host());
        changed(ConnectionRule.SERVER_PROTOCOL_CHANGED, old, now, who + "protocol", old.protocol(), now.protocol());
        changed(ConnectionRule.SERVER_PATHNAME_CHANGED, old, now, who + "path", path(old), path(now));
        variables(old, now);
        SecurityComparison security = new SecurityComparison(both);
        security.compare(who, old, place(true, old), now, place(false, now));
    }

    /** Paths with and without a slash at their end or beginning lead to the same place. */
    private static String path(Server server) {
        String path = Objects.requireNonNullElse(server.pathname(), "");
        return "/" + path.replaceAll("^/+|/+$", "");
    }

    private void changed(ConnectionRule rule, Server old, Server now, String what, String before, String after) {
        if (!before.equals(after)) {
            both.report(
                    rule, place(true, old), place(false, now), what + " '" + before + "' before, '" + after + "' now");
        }
    }

    private void variables(Server old, Server now) {
        Map<String, Variable> before =
                old.variables().stream().collect(Collectors.toMap(Variable::name, Function.identity(), (a, b) -> a));
        for (Variable variable : now.variables()) {
            Variable was = before.get(variable.name());
            String who = "server '" + now.id() + "': variable '" + variable.name() + "' ";
            if (was == null) {
                if (variable.defaultValue() == null) {
                    report(ConnectionRule.SERVER_VARIABLE_CHANGED, old, now, who + "is new and has no default");
                }
                continue;
            }
            boolean hasDefault =
                    was.defaultValue() == null || was.defaultValue().equals(variable.defaultValue());
            boolean hasValues = variable.values().isEmpty()
                    || (!was.values().isEmpty() && variable.values().containsAll(was.values()));
            if (!hasDefault || !hasValues) {
                report(
                        ConnectionRule.SERVER_VARIABLE_CHANGED,
                        old,
                        now,
                        who + (hasDefault ? "has fewer values" : "has another default"));
            } else if (!Set.copyOf(was.values()).equals(Set.copyOf(variable.values()))) {
                report(ConnectionRule.SERVER_VARIABLE_EXTENDED, old, now, who + "has more values");
            }
        }
    }

    private void report(ConnectionRule rule, Server old, Server now, String message) {
        both.report(rule, place(true, old), place(false, now), message);
    }
}
