package dev.howl.testkit.conformance.listen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a channel, which may have parameters.
 *
 * @param template with each parameter's name in braces
 */
record ChannelPath(String template) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    /** Returns the decoded parameters of a path; empty if it is not one of this channel. */
    Optional<Map<String, String>> parameters(String requested) {
        StringBuilder pattern = new StringBuilder();
        Matcher names = PARAMETER.matcher(template);
        int end = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(template.substring(end, names.start())))
                    .append("([^/]+)");
            end = names.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
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
