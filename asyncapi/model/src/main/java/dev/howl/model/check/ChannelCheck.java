package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.Heartbeat;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.Formats;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses, their parameters, servers and heartbeats of channels. */
final class ChannelCheck {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    /** AsyncAPI: "Query parameters and fragments SHALL NOT be used". A segment {@code #} is a wildcard of brokers. */
    private static final Pattern FRAGMENT = Pattern.compile("[^/.]#.");

    private ChannelCheck() {}

    static void check(LinkedContract linked, References references, Diagnostics diagnostics) {
        Wording wording = Wording.of(linked.version());
        SpecificationVersion version = linked.version();
        Diagnostics violations = diagnostics.under(version.section(wording.channelSection()));
        for (Channel channel : linked.contract().channels()) {
            Mapping object = linked.origins().of(channel);
            String written = written(channel, object, version);
            address(channel, object, written, violations);
            if (version.isTwo()) {
                template(channel, violations);
            }
            parameters(channel, object, written, wording, diagnostics.under(version.section("Parameters Object")));
            heartbeat(channel, object, diagnostics);
            if (object.child("servers") instanceof Sequence servers) {
                servers.items().forEach(server -> server(linked, server, references, violations));
            }
        }
    }

    /** The address without the path of the server; nothing where the document leaves it open. */
    private static String written(Channel channel, Mapping object, SpecificationVersion version) {
        String address = version.isTwo() ? channel.id() : object.text("address");
        return address == null ? "" : address;
    }

    private static void address(Channel channel, Mapping object, String address, Diagnostics diagnostics) {
        if (address.contains("?") || FRAGMENT.matcher(address).find()) {
            diagnostics.error(
                    where(object, "address", channel),
                    "'" + address + "' contains a query or a fragment; describe the query in bindings.ws.query");
        }
    }

    /** AsyncAPI 2.x, Channels Object: the name "MUST be in the form of a RFC 6570 URI template". */
    private static void template(Channel channel, Diagnostics diagnostics) {
        String name = channel.id();
        if (hasPairedBraces(name) && !Formats.matches("uri-template", name)) {
            diagnostics.error(
                    channel.location(),
                    "'" + name + "' is not a URI template (RFC 6570); percent-encode spaces and \"'<>^`|\\, and"
                            + " name parameters with letters, digits, '_' and '.' only");
        }
    }

    private static void parameters(
            Channel channel, Mapping object, String address, Wording wording, Diagnostics diagnostics) {
        Set<String> used = new LinkedHashSet<>();
        PARAMETER
                .matcher(address)
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(used::add);
        List<Channel.Parameter> own = channel.parameters().stream()
                .filter(parameter -> isDefined(object, parameter.name()))
                .toList();
        List<String> defined = own.stream().map(Channel.Parameter::name).toList();
        used.stream()
                .filter(name -> !isDefined(object, name))
                .forEach(name -> diagnostics.error(
                        where(object, "address", channel),
                        wording.address(channel, address) + " has {" + name
                                + "}, which its parameters do not define; "
                                + NameHints.instead(name, defined)));
        own.stream()
                .filter(parameter -> !used.contains(parameter.name()))
                .forEach(parameter -> diagnostics.error(
                        parameter.location(),
                        "parameter '" + parameter.name() + "' is not in " + wording.address(channel, address)
                                + "; write {" + parameter.name() + "} there or remove it"));
        if (!hasPairedBraces(address)) {
            diagnostics.error(
                    where(object, "address", channel),
                    "the braces of '" + address + "' do not match; write each parameter as {name}");
        }
    }

    private static boolean hasPairedBraces(String address) {
        return !address.replaceAll("\\{[^{}]+}", "").matches(".*[{}].*");
    }

    /** Returns {@code true} if a parameter is defined; a broken reference defines it, too. */
    private static boolean isDefined(Mapping object, String name) {
        return object.child("parameters") instanceof Mapping parameters && parameters.child(name) != null;
    }

    /** A name in 2.x, a reference in 3.x. */
    private static void server(LinkedContract linked, Node written, References references, Diagnostics diagnostics) {
        Node end = references.follow(written);
        List<String> existing = linked.serverNames();
        if (end != null
                && end.json().isString()
                && !existing.contains(end.json().stringValue())) {
            String name = end.json().stringValue();
            diagnostics.error(
                    written.location(),
                    "there is no server '" + name + "' in '#/servers'; " + NameHints.instead(name, existing));
        }
    }

    private static void heartbeat(Channel channel, Mapping object, Diagnostics diagnostics) {
        Heartbeat heartbeat = channel.howl().heartbeat();
        if (heartbeat == null) {
            return;
        }
        if (heartbeat.interval().isZero() || heartbeat.idleTimeout().compareTo(heartbeat.interval()) <= 0) {
            diagnostics.error(
                    where(object, "x-howl-heartbeat", channel),
                    "x-howl-heartbeat: interval must be above zero and shorter than idle-timeout; otherwise every client"
                            + " is closed as idle");
        }
    }

    private static dev.howl.model.diagnostic.Location where(Mapping object, String key, Channel channel) {
        Node value = object.child(key);
        return value == null ? channel.location() : value.location();
    }
}
