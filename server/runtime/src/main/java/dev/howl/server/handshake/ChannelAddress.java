package dev.howl.server.handshake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The address of a channel as a path pattern with parameters in braces, whose names may be any that AsyncAPI allows.
 */
final class ChannelAddress implements Comparable<ChannelAddress> {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

    private final PathPattern pattern;
    private final List<String> names = new ArrayList<>();

    ChannelAddress(String address) {
        Matcher parameters = PARAMETER.matcher(address.startsWith("/") ? address : "/" + address);
        // Spring's patterns allow fewer names than AsyncAPI, so parameters are numbered instead.
        String path = parameters.replaceAll(found -> {
            names.add(found.group(1));
            return "{p" + (names.size() - 1) + "}";
        });
        pattern = PathPatternParser.defaultInstance.parse(path);
    }

    /** Orders the more specific address first. */
    @Override
    public int compareTo(ChannelAddress other) {
        return pattern.compareTo(other.pattern);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelAddress address && pattern.equals(address.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /** Returns the parameters of a path by name; {@code null} if the path does not match. */
    @Nullable
    Map<String, String> match(PathContainer path) {
        PathPattern.PathMatchInfo match = pattern.matchAndExtract(path);
        if (match == null) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = match.getUriVariables().get("p" + i);
            if (value != null) {
                parameters.put(names.get(i), value);
            }
        }
        return parameters;
    }
}
