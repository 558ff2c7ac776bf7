package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.Json;
import dev.howl.runtime.TextType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The address, query and headers of a channel with values for their parameters. Immutable. */
final class HandshakeTemplate {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
    private static final String UNRESERVED = "-._~";
    /** Characters of a path beside the unreserved ones (RFC 3986, section 3.3); a percent sign starts an encoding. */
    private static final String OF_PATHS = "/:@!$&'()*+,;=%";

    private final ChannelSpec spec;
    private final JsonNode values;
    private final String path;
    private final String query;
    private final Map<String, String> headers;

    /**
     * Fills in the values.
     *
     * @param parameters the generated record
     * @throws IllegalArgumentException if a value cannot stand in its place
     */
    HandshakeTemplate(ChannelSpec spec, Object parameters) {
        this.spec = spec;
        this.values = Json.mapper().valueToTree(parameters);
        this.path = filledPath();
        this.query = filledQuery();
        this.headers = filledHeaders();
    }

    /**
     * Returns the URI of a channel.
     *
     * @throws IllegalArgumentException if it has no path, and so no parameters of the address
     */
    static URI requireAddress(URI uri, ChannelSpec spec) {
        boolean hasPath = uri.getRawPath() != null && uri.getRawPath().length() > 1;
        if (!hasPath && !spec.handshake().of(HandshakePart.ADDRESS).isEmpty()) {
            throw new IllegalArgumentException("the URI of " + uri.getRawAuthority() + " has no path, and channel '"
                    + spec.name() + "' is at " + spec.address()
                    + ": give connect or builder the parameters beside the server's URI, or the whole URI");
        }
        return uri;
    }

    /** Returns the URI of the channel on a server. A path that the server's URI has stands in front of the address. */
    URI on(URI server) {
        String before = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/$", "");
        List<String> queries = new ArrayList<>();
        if (server.getRawQuery() != null) {
            queries.add(server.getRawQuery());
        }
        if (!query.isEmpty()) {
            queries.add(query);
        }
        String after = queries.isEmpty() ? "" : "?" + String.join("&", queries);
        return URI.create(server.getScheme() + "://" + server.getRawAuthority() + before + path + after);
    }

    Map<String, String> headers() {
        return headers;
    }

    private String filledPath() {
        StringBuilder filled = new StringBuilder();
        Matcher places = PARAMETER.matcher(spec.address());
        int end = 0;
        while (places.find()) {
            filled.append(encoded(spec.address().substring(end, places.start()), OF_PATHS))
                    .append(segment(places.toMatchResult()));
            end = places.end();
        }
        return filled.append(encoded(spec.address().substring(end), OF_PATHS)).toString();
    }

    private String segment(MatchResult place) {
        String name = place.group(1);
        String text = spec.handshake().of(HandshakePart.ADDRESS).stream()
                .filter(parameter -> parameter.name().equals(name))
                .flatMap(parameter -> texts(parameter).stream())
                .findFirst()
                .orElse("");
        // Proxies remove the segments "." and "..", and would lead to another address.
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' of the address " + spec.address() + " must not be '" + text + "'");
        }
        return encoded(text, "");
    }

    private String filledQuery() {
        List<String> pairs = new ArrayList<>();
        for (HandshakeParameter parameter : spec.handshake().of(HandshakePart.QUERY)) {
            texts(parameter).forEach(text -> pairs.add(encoded(parameter.name(), "") + "=" + encoded(text, "")));
        }
        return String.join("&", pairs);
    }

    private Map<String, String> filledHeaders() {
        Map<String, String> filled = new LinkedHashMap<>();
        for (HandshakeParameter parameter : spec.handshake().of(HandshakePart.HEADERS)) {
            List<String> texts = texts(parameter);
            texts.forEach(text -> checkHeader(parameter, text));
            if (!texts.isEmpty()) {
                filled.put(parameter.name(), String.join(", ", texts));
            }
        }
        return Map.copyOf(filled);
    }

    private static void checkHeader(HandshakeParameter parameter, String text) {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!printable || !text.equals(text.strip()) || (parameter.isList() && text.contains(","))) {
            throw new IllegalArgumentException("header '" + parameter.name()
                    + "' must be printable ASCII without spaces around it" + (parameter.isList() ? " or commas" : ""));
        }
    }

    private List<String> texts(HandshakeParameter parameter) {
        JsonNode value = values.path(parameter.property());
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return parameter.isList() && value.isArray()
                ? value.valueStream().map(TextType::write).toList()
                : List.of(TextType.write(value));
    }

    /** Returns a text in which every byte is percent-encoded that is neither unreserved nor one of these characters. */
    private static String encoded(String text, String allowed) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || UNRESERVED.indexOf(c) >= 0 || allowed.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
