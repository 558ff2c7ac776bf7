package dev.howl.testkit.mock;

import dev.howl.model.Channel.Parameter;
import dev.howl.model.shape.SmallestInstance;
import dev.howl.runtime.TextType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An address of a channel with values for its parameters. */
final class SampleAddress {
    private SampleAddress() {}

    /**
     * Returns path and query.
     *
     * @param given values by name; parameters without one have a default, allowed or small value
     */
    static String of(MockedChannel known, Map<String, String> given) {
        String path = known.path();
        Map<String, String> others = new TreeMap<>(given);
        StringBuilder encoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c > ' ' && c < 127 && "\"<>\\^`|?#".indexOf(c) < 0;
            encoded.append(plain ? String.valueOf(c) : encoded(path.substring(i, i + 1)));
        }
        String address = encoded.toString();
        for (Parameter parameter : known.channel().parameters()) {
            String value = given.getOrDefault(parameter.name(), sample(parameter));
            address = address.replace("{" + parameter.name() + "}", encoded(value));
            others.remove(parameter.name());
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (Parameter parameter : known.channel().query()) {
            if (parameter.required() || given.containsKey(parameter.name())) {
                query.put(parameter.name(), given.getOrDefault(parameter.name(), sample(parameter)));
            }
        }
        others.forEach(query::putIfAbsent);
        StringBuilder parts = new StringBuilder(address);
        query.forEach((name, value) -> parts.append(parts.indexOf("?") < 0 ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        return parts.toString();
    }

    /** Returns a small value of a parameter, as text. */
    static String sample(Parameter parameter) {
        if (parameter.defaultValue() != null) {
            return parameter.defaultValue();
        }
        String text = TextType.write(SmallestInstance.of(parameter.shape()));
        return text.isEmpty() ? "a" : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
