package dev.howl.model.link;

import dev.howl.model.Channel.Parameter;
import dev.howl.model.Server;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path of a server's URL, with which the addresses of its channels begin. */
final class ServerPath {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    private final Server server;
    private final String path;

    ServerPath(Server server) {
        this.server = server;
        this.path = path(server.pathname());
    }

    /** Returns the path with its first slash and without query and fragment; nothing if it is {@code /} alone. */
    private static String path(@Nullable String pathname) {
        String path = pathname == null ? "" : pathname.replaceFirst("(?s)[?#].*", "");
        if (path.isEmpty() || path.equals("/")) {
            return "";
        }
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Returns the address at which a channel of the server is; without a path that is the address as it was written. */
    @Nullable
    String with(@Nullable String address) {
        if (path.isEmpty()) {
            return address;
        }
        String rest = address == null ? "" : address.replaceFirst("^/", "");
        return rest.isEmpty() ? path : path.replaceFirst("/+$", "") + "/" + rest;
    }

    /** Returns the variables of the path as parameters, in its order; one that is not defined may have any value. */
    List<Parameter> parameters() {
        Set<String> names = new LinkedHashSet<>();
        VARIABLE.matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(names::add);
        List<Parameter> parameters = new ArrayList<>();
        for (String name : names) {
            parameters.add(server.variables().stream()
                    .filter(variable -> variable.name().equals(name))
                    .map(variable -> Parameters.ofTexts(
                            name,
                            variable.description(),
                            variable.values(),
                            variable.defaultValue(),
                            variable.location()))
                    .findFirst()
                    .orElseGet(() -> Parameters.ofTexts(name, null, List.of(), null, server.location())));
        }
        return parameters;
    }

    /** Returns whether every brace of the path belongs to a variable. */
    boolean isSound() {
        String fixed = VARIABLE.matcher(path).replaceAll("");
        return !fixed.contains("{") && !fixed.contains("}");
    }

    boolean equalsPathOf(ServerPath other) {
        return path.equals(other.path);
    }

    /** Returns the path, {@code /} where there is none. */
    @Override
    public String toString() {
        return path.isEmpty() ? "/" : path;
    }
}
