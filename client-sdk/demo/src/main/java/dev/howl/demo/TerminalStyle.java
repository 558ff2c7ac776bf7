package dev.howl.demo;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How text looks.
 *
 * @param colours whether escape sequences are understood
 * @param symbols whether the output knows more than ASCII
 */
record TerminalStyle(boolean colours, boolean symbols) {
    private static final String ALL_SYMBOLS = "→←·✓✗█░“”…│";

    /** Colours on a terminal whose user did not say NO_COLOR, symbols where the output can write them. */
    static TerminalStyle of(@Nullable Console console, Map<String, String> environment) {
        // An empty NO_COLOR does not count, as its definition says.
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new TerminalStyle(wanted && isTerminal(console), knowsSymbols());
    }

    /** From Java 22 on there may be a console without a terminal; it says so itself. */
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
        // The property is there from Java 19 on.
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

    /** As the output can write it. */
    String writable(String text) {
        return symbols ? text : text.replace("…", "...").replaceAll("[^\\p{ASCII}]", "?");
    }

    /** How far it got, as a bar. */
    String bar(int done, int of) {
        String full = (symbols ? "█" : "#").repeat(done);
        String rest = (symbols ? "░" : ".").repeat(of - done);
        return green(full) + dim(rest);
    }

    private String coloured(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
