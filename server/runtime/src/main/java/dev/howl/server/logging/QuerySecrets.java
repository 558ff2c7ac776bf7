package dev.howl.server.logging;

import java.util.regex.Pattern;

/** A filter of log texts that removes the values of query parameters that are secrets by their names. */
final class QuerySecrets {
    private static final Pattern PARAMETER = Pattern.compile(
            "([?&;](?:[A-Za-z0-9_.-]{0,64}token|[A-Za-z0-9_.-]{0,64}secret|password|api[_-]?key|jwt|authorization)=)"
                    + "[^&#\\s\"']+",
            Pattern.CASE_INSENSITIVE);

    private QuerySecrets() {}

    static String masked(String text) {
        boolean canContain = text.indexOf('=') >= 0 && (text.indexOf('?') >= 0 || text.indexOf('&') >= 0);
        return canContain ? PARAMETER.matcher(text).replaceAll("$1***") : text;
    }
}
