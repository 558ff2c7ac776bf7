package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Channels of one address, which are one WebSocket: what they say of it must fit together. */
final class JoinCheck {
    private final Contract contract;
    private final Diagnostics diagnostics;

    private JoinCheck(Contract contract, Diagnostics diagnostics) {
        this.contract = contract;
        this.diagnostics = diagnostics;
    }

    static void check(Contract contract, Diagnostics diagnostics) {
        JoinCheck check = new JoinCheck(contract, diagnostics);
        check.names();
        for (Channel socket : Sockets.of(contract).channels()) {
            List<Channel> parts = Sockets.parts(contract, socket);
            if (parts.size() > 1) {
                check.parts(parts);
            }
        }
    }

    /** Two addresses that differ in the names of parameters alone match the same paths. */
    private void names() {
        Map<String, Channel> forms = new HashMap<>();
        for (Channel channel : contract.sockets()) {
            String path = Sockets.path(channel);
            if (path != null) {
                Channel other = forms.putIfAbsent(path.replaceAll("\\{[^{}]*}", "{}"), channel);
                if (other != null && !path.equals(Sockets.path(other))) {
                    diagnostics.limit(
                            channel.location(),
                            "the address '" + channel.address() + "' of channel '" + channel.id()
                                    + "' matches the same paths as '" + other.address() + "' of channel '" + other.id()
                                    + "'; to make them one WebSocket, give the parameters the same names");
                }
            }
        }
    }

    private void parts(List<Channel> parts) {
        same(parts, "x-howl-client-name", ChannelExtensions::clientName);
        same(parts, "x-howl-envelope", ChannelExtensions::envelope);
        same(parts, "x-howl-heartbeat", ChannelExtensions::heartbeat);
        same(parts, "x-howl-on-invalid", ChannelExtensions::onInvalid);
        dropped(parts, "parameter", JoinCheck::parameters);
        dropped(parts, "x-howl-errors code", part -> descriptions(part.howl().errors()));
        dropped(
                parts,
                "x-howl-close-codes code",
                part -> descriptions(part.howl().closeCodes()));
        Map<String, Channel> topics = new HashMap<>();
        for (Channel part : parts) {
            for (ChannelExtensions.Topic topic : part.howl().topics().values()) {
                Channel other = topics.putIfAbsent(topic.name(), part);
                if (other != null) {
                    diagnostics.limit(
                            topic.location(),
                            "channels '" + other.id() + "' and '" + part.id() + "' have the same address, and both have"
                                    + " a topic '" + topic.name() + "'; give one of them another name");
                }
            }
        }
    }

    /** Warns of what several channels describe under one name, and differently: the first description counts. */
    private void dropped(List<Channel> parts, String kind, Function<Channel, Map<String, Object>> described) {
        Map<String, Channel> owners = new HashMap<>();
        for (Channel part : parts) {
            described.apply(part).forEach((name, value) -> {
                Channel first = owners.putIfAbsent(name, part);
                if (first != null && !value.equals(described.apply(first).get(name))) {
                    diagnostics.warning(
                            part.location(),
                            "channels '" + first.id() + "' and '" + part.id() + "' have the same address, and describe "
                                    + kind + " '" + name + "' differently; that of '" + part.id()
                                    + "' has no effect, so write it in one of them");
                }
            });
        }
    }

    private static Map<String, Object> parameters(Channel channel) {
        Map<String, Object> described = new LinkedHashMap<>();
        channel.parameters()
                .forEach(parameter -> described.put(
                        parameter.name(),
                        parameter.shape().parts().stream()
                                .map(part -> part.keywords().json())
                                .toList()));
        return described;
    }

    private static Map<String, Object> descriptions(Map<?, ?> codes) {
        Map<String, Object> described = new LinkedHashMap<>();
        codes.forEach((code, description) -> described.put(String.valueOf(code), description));
        return described;
    }

    private void same(List<Channel> parts, String key, Function<ChannelExtensions, @Nullable Object> field) {
        Channel first = null;
        Object value = null;
        for (Channel part : parts) {
            Object own = field.apply(part.howl());
            if (first == null && own != null) {
                first = part;
                value = own;
            } else if (first != null && own != null && !own.equals(value)) {
                diagnostics.limit(
                        part.location(),
                        "channels '" + first.id() + "' and '" + part.id() + "' have the same address, and differ in "
                                + key + "; write it in one of them, or the same in both");
            }
        }
    }
}
