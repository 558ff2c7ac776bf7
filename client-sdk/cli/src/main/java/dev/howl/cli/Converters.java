package dev.howl.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The conversions of options' values whose usual problems would name Java types. */
final class Converters {
    private Converters() {}

    /** Adds the conversions to a command line and its subcommands. */
    static void addTo(CommandLine howl) {
        add(howl, int.class, text -> number(text, Integer::valueOf));
        add(howl, Integer.class, text -> number(text, Integer::valueOf));
        add(howl, long.class, text -> number(text, Long::valueOf));
        add(howl, Long.class, text -> number(text, Long::valueOf));
        add(howl, double.class, text -> number(text, Double::valueOf));
        add(howl, Double.class, text -> number(text, Double::valueOf));
        add(howl, URI.class, Converters::uri);
    }

    private static <T> void add(CommandLine howl, Class<T> type, Function<String, T> conversion) {
        howl.registerConverter(type, conversion::apply);
    }

    private static <T> T number(String text, Function<String, T> conversion) {
        try {
            return conversion.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number, or too large");
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new TypeConversionException("'" + text + "' is not an address");
        }
    }
}
