package dev.howl.testkit.conformance.listen;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Sockets;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.InboundJudge;
import dev.howl.testkit.conformance.session.MessageContents;
import dev.howl.testkit.conformance.session.MessageSchemas;
import dev.howl.testkit.instance.ChannelInstances;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A channel whose server the run plays. Its connection belongs to the thread of the run. */
final class PlayedChannel {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    private final ChannelProtocol protocol;
    private final ChannelInstances instances;
    private final InboundJudge judge;
    private final MessageContents contents;
    private final ChannelConformance conformance;
    private final String path;
    private @Nullable ClientConnection connection;

    PlayedChannel(Contract sockets, Channel channel, long seed) {
        protocol = new ChannelProtocol(sockets, channel);
        instances = ChannelInstances.of(sockets, channel);
        judge = new InboundJudge(protocol.toServer(), MessageSchemas.of(instances.evaluator(), Direction.TO_SERVER));
        contents = new MessageContents(instances, Direction.TO_CLIENT, seed);
        String known = Sockets.path(channel);
        path = known == null ? "/" + channel.id() : known;
        conformance = new ChannelConformance(new ConformanceCheck.Bundle(path, FrameSchemas.bundle(sockets, channel)));
    }

    ChannelProtocol protocol() {
        return protocol;
    }

    Channel channel() {
        return protocol.channel();
    }

    ChannelInstances instances() {
        return instances;
    }

    InboundJudge judge() {
        return judge;
    }

    MessageContents contents() {
        return contents;
    }

    ChannelConformance conformance() {
        return conformance;
    }

    String path() {
        return path;
    }

    /** Sets the newest connection. */
    void connection(ClientConnection newest) {
        connection = newest;
    }

    /** Returns the newest connection, if it is open. */
    Optional<ClientConnection> connection() {
        return Optional.ofNullable(connection).filter(ClientConnection::isOpen);
    }

    /** Returns the decoded parameters of a path; empty if it is not one of this channel. */
    Optional<Map<String, String>> parameters(String requested) {
        StringBuilder pattern = new StringBuilder();
        Matcher names = PARAMETER.matcher(path);
        int end = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(path.substring(end, names.start()))).append("([^/]+)");
            end = names.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        Matcher values = Pattern.compile(pattern.toString()).matcher(requested);
        if (!values.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        names.reset();
        for (int i = 1; names.find(); i++) {
            parameters.put(names.group(1), decoded(values.group(i)));
        }
        return Optional.of(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
