package dev.howl.testkit.conformance.session;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Sockets;
import dev.howl.model.shape.SmallestInstance;
import dev.howl.runtime.TextType;
import dev.howl.testkit.conformance.client.ProbeAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The address of a channel on a server, with values for its parameters. */
public final class ChannelTarget {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    private ChannelTarget() {}

    /**
     * Returns the address of a channel.
     *
     * @param url the server's: without a path it is that of every channel, with the path of a channel it is that one's,
     *     with another path it is a prefix
     * @return empty if the URL is the address of another channel
     */
    public static Optional<ProbeAddress> of(URI url, Channel channel, List<Channel> all, RunValues values) {
        String base = url.getScheme() + "://" + url.getRawAuthority();
        String given = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String path = Sockets.path(channel);
        if (path == null || matches(path, given)) {
            return Optional.of(address(base + given, url.getRawQuery(), channel, values));
        }
        boolean otherChannel = !given.isEmpty()
                && all.stream().map(Sockets::path).anyMatch(other -> other != null && matches(other, given));
        return otherChannel
                ? Optional.empty()
                : Optional.of(
                        address(base + given + filled(path, channel, values), url.getRawQuery(), channel, values));
    }

    private static boolean matches(String path, String given) {
        StringBuilder pattern = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(path);
        int end = 0;
        while (parameters.find()) {
            pattern.append(Pattern.quote(path.substring(end, parameters.start())))
                    .append("[^/]+");
            end = parameters.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        return !given.isEmpty() && given.matches(pattern.toString());
    }

    private static String filled(String path, Channel channel, RunValues values) {
        Matcher parameters = PARAMETER.matcher(path);
        return parameters.replaceAll(found -> {
            String name = found.group(1);
            String value = channel.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .map(parameter -> value(parameter, values.parameters()))
                    .orElse("x");
            return Matcher.quoteReplacement(encoded(value));
        });
    }

    private static ProbeAddress address(String base, @Nullable String givenQuery, Channel channel, RunValues values) {
        StringBuilder query = new StringBuilder(givenQuery == null ? "" : givenQuery);
        channel.query().stream()
                .filter(parameter -> parameter.required() || values.query().containsKey(parameter.name()))
                .forEach(parameter -> query.append(query.isEmpty() ? "" : "&")
                        .append(encoded(parameter.name()))
                        .append('=')
                        .append(encoded(value(parameter, values.query()))));
        Map<String, String> headers = new LinkedHashMap<>();
        if (values.token() != null) {
            headers.put("Authorization", "Bearer " + values.token());
        }
        channel.headers().stream()
                .filter(Parameter::required)
                .forEach(parameter -> headers.putIfAbsent(parameter.name(), value(parameter, values.headers())));
        headers.putAll(values.headers());
        return new ProbeAddress(URI.create(base + (query.isEmpty() ? "" : "?" + query)), headers, List.of(), null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the given value of a parameter, else its first example, its default, or the smallest one. */
    private static String value(Parameter parameter, Map<String, String> given) {
        String known = given.get(parameter.name());
        if (known != null) {
            return known;
        }
        Optional<String> example = parameter
                .shape()
                .keywords()
                .map(keywords -> keywords.json().path("examples").path(0))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .findFirst();
        if (example.isPresent()) {
            return example.get();
        }
        if (parameter.defaultValue() != null) {
            return Objects.requireNonNull(parameter.defaultValue());
        }
        String smallest = TextType.write(SmallestInstance.of(parameter.shape()));
        return smallest.isEmpty() ? "1" : smallest;
    }
}
