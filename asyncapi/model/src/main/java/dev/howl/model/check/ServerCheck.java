package dev.howl.model.check;

import dev.howl.model.Server;
import dev.howl.model.Server.Variable;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Addresses, variables and protocols of servers. The specification requires little of it, so most are warnings. In 2.x,
 * variables that are described are those of the URL.
 */
final class ServerCheck {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    /** AsyncAPI, Server Object, "Supported protocol include, but are not limited to", and those that have bindings. */
    private static final Set<String> PROTOCOLS = Set.of(
            "amqp",
            "amqps",
            "amqp1",
            "anypointmq",
            "googlepubsub",
            "http",
            "https",
            "ibmmq",
            "jms",
            "kafka",
            "kafka-secure",
            "mercure",
            "mqtt",
            "mqtt5",
            "mqtts",
            "nats",
            "pulsar",
            "redis",
            "ros2",
            "secure-mqtt",
            "sns",
            "solace",
            "sqs",
            "stomp",
            "stomps",
            "ws",
            "wss");

    private final LinkedContract linked;
    private final Server server;
    private final Wording wording;
    private final Diagnostics diagnostics;

    private ServerCheck(LinkedContract linked, Server server, Diagnostics diagnostics) {
        this.linked = linked;
        this.server = server;
        this.wording = Wording.of(linked.version());
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        linked.contract().servers().forEach(server -> new ServerCheck(linked, server, diagnostics).check());
        linked.otherServers().forEach(server -> new ServerCheck(linked, server, diagnostics).check());
    }

    private void check() {
        protocol();
        host();
        query();
        variables();
    }

    private void protocol() {
        if (!PROTOCOLS.contains(server.protocol())) {
            diagnostics.warning(
                    where("protocol"),
                    "protocol '" + server.protocol() + "' of server '" + server.id()
                            + "' is not a protocol that AsyncAPI lists; WebSocket servers have ws or wss"
                            + NameHints.hint(server.protocol(), PROTOCOLS));
        }
    }

    /** In 2.x these are parts of the URL. */
    private void host() {
        if (!linked.version().isTwo() && server.host().contains("/")) {
            diagnostics.warning(
                    where("host"),
                    "host '" + server.host() + "' of server '" + server.id()
                            + "' contains a scheme or a path; move them to protocol and pathname");
        }
    }

    /** A path ends where the query begins (RFC 3986, section 3.3). */
    private void query() {
        String path = server.pathname();
        if (path != null && (path.contains("?") || path.contains("#"))) {
            String field = linked.version().isTwo() ? "url" : "pathname";
            diagnostics.warning(
                    where(field),
                    "the " + field + " of server '" + server.id() + "' has a query or a fragment, which is not part of"
                            + " addresses; describe the query in bindings.ws.query of the channels");
        }
    }

    private void variables() {
        Set<String> used = new LinkedHashSet<>();
        VARIABLE.matcher(server.host() + (server.pathname() == null ? "" : server.pathname()))
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(used::add);
        List<String> defined = server.variables().stream().map(Variable::name).toList();
        BiConsumer<Location, String> findings = linked.version().isTwo() && !used.isEmpty() && isDescribed()
                ? diagnostics.under(linked.version().section("Server Object"))::harmlessError
                : diagnostics::warning;
        for (String name : used) {
            if (!defined.contains(name)) {
                findings.accept(
                        where(wording.serverAddress()),
                        "the " + wording.serverAddress() + " of server '" + server.id() + "' has {" + name
                                + "}, which its variables do not define; " + NameHints.instead(name, defined));
            }
        }
        for (Variable variable : server.variables()) {
            if (!used.contains(variable.name())) {
                findings.accept(
                        variable.location(),
                        "variable '" + variable.name() + "' is not in the " + wording.serverAddress() + " of server '"
                                + server.id() + "'");
            }
            values(variable);
        }
    }

    private boolean isDescribed() {
        return linked.origins().of(server).child("variables") != null;
    }

    private void values(Variable variable) {
        String value = variable.defaultValue();
        if (value != null && !variable.values().isEmpty() && !variable.values().contains(value)) {
            diagnostics.warning(
                    variable.location(),
                    "default '" + value + "' of variable '" + variable.name() + "' is not in its enum: "
                            + NameHints.list(variable.values()));
        }
    }

    private Location where(String field) {
        Node written = linked.origins().of(server).child(field);
        return written == null ? server.location() : written.location();
    }
}
