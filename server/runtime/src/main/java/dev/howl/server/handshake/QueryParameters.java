package dev.howl.server.handshake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's query, with every value of each. The request's length bounds their number. */
final class QueryParameters {
    private final Map<String, List<Optional<String>>> values = new LinkedHashMap<>();

    /** @param query the encoded query, {@code null} for none */
    QueryParameters(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int sign = pair.indexOf('=');
            String name = sign < 0 ? pair : pair.substring(0, sign);
            String value = sign < 0 ? "" : pair.substring(sign + 1);
            // A name that cannot be read is none that a contract has.
            PercentText.ofQuery(name).filter(read -> !read.isEmpty()).ifPresent(read -> values.computeIfAbsent(
                            read, added -> new ArrayList<>())
                    .add(PercentText.ofQuery(value)));
        }
    }

    /** Returns the values of a parameter, empty ones where the encoding is not valid. */
    List<Optional<String>> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Returns the names in the order of the query. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }
}
