package dev.howl.server.handshake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final List<Segment> segments = new ArrayList<>();

    /**
     * A segment of the path that has parameters.
     *
     * @param index its place between the slashes
     * @param names of its parameters
     * @param form the segment with a group for each
     */
    private record Segment(int index, List<String> names, Pattern form) {
        void read(String[] path, Map<String, String> values) {
            Matcher found = form.matcher(index < path.length ? path[index] : "");
            if (found.matches()) {
                for (int i = 0; i < names.size(); i++) {
                    values.put(names.get(i), found.group(i + 1));
                }
            }
        }
    }

    ChannelAddress(String address) {
        String path = address.startsWith("/") ? address : "/" + address;
        String[] written = path.split("/", -1);
        for (int i = 0; i < written.length; i++) {
            addSegment(i, written[i]);
        }
        // Spring's patterns allow fewer names than AsyncAPI, so parameters are numbered instead.
        AtomicInteger number = new AtomicInteger();
        pattern = PathPatternParser.defaultInstance.parse(
                PARAMETER.matcher(path).replaceAll(found -> "{p" + number.getAndIncrement() + "}"));
    }

    private void addSegment(int index, String written) {
        List<String> names = new ArrayList<>();
        StringBuilder form = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(written);
        int end = 0;
        while (parameters.find()) {
            names.add(parameters.group(1));
            form.append(Pattern.quote(written.substring(end, parameters.start())))
                    .append("(.+)");
            end = parameters.end();
        }
        if (!names.isEmpty()) {
            form.append(Pattern.quote(written.substring(end)));
            segments.add(new Segment(index, List.copyOf(names), Pattern.compile(form.toString(), Pattern.DOTALL)));
        }
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

    /** Returns the parameters of a path; {@code null} if the path does not match. */
    @Nullable
    AddressMatch match(PathContainer path) {
        if (!pattern.matches(path)) {
            return null;
        }
        // Spring's values end at a semicolon, which is a character like others here (RFC 3986, section 3.3).
        String[] parts = path.value().split("/", -1);
        Map<String, String> encoded = new LinkedHashMap<>();
        segments.forEach(segment -> segment.read(parts, encoded));
        return new AddressMatch(encoded);
    }
}
