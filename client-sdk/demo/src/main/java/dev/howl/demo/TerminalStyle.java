package dev.howl.demo;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The style of terminal output.
 *
 * @param colours whether the terminal understands escape sequences
 * @param symbols whether the output can encode more than ASCII
 */
record TerminalStyle(boolean colours, boolean symbols) {
    private static final String ALL_SYMBOLS = "→←·✓✗█░“”…│";

    /** Returns the style for a terminal: colours unless NO_COLOR is set, symbols if the output can encode them. */
    static TerminalStyle of(@Nullable Console console, Map<String, String> environment) {
        // By its definition an empty NO_COLOR has no effect.
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new TerminalStyle(wanted && isTerminal(console), knowsSymbols());
    }

    /** Returns whether the console is a terminal. Since Java 22 there are consoles without one. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static boolean knowsSymbols() {
        // The property exists since Java 19.
        String name =
                System.getProperty("stdout.encoding", Charset.defaultCharset().name());
        return Charset.forName(name).newEncoder().canEncode(ALL_SYMBOLS);
    }

    String bold(String text) {
        return coloured("1", text);
    }

    String dim(String text) {
        return coloured("2", text);
    }

    String green(String text) {
        return coloured("32", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    String cyan(String text) {
        return coloured("36", text);
    }

    String sent() {
        return symbols ? "→" : ">";
    }

    String arrived() {
        return symbols ? "←" : "<";
    }

    String happened() {
        return symbols ? "·" : "-";
    }

    String passed() {
        return symbols ? "✓" : "ok";
    }

    String failed() {
        return symbols ? "✗" : "FAILED";
    }

    String quoted(String text) {
        return symbols ? "“" + text + "”" : "\"" + text + "\"";
    }

    /** Replaces characters that the output cannot encode. */
    String writable(String text) {
        return symbols ? text : text.replace("…", "...").replaceAll("[^\\p{ASCII}]", "?");
    }

    /** Returns a progress bar. */
    String bar(int done, int of) {
        String full = (symbols ? "█" : "#").repeat(done);
        String rest = (symbols ? "░" : ".").repeat(of - done);
        return green(full) + dim(rest);
    }

    private String coloured(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
