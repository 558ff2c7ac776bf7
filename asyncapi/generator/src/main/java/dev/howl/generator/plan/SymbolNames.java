package dev.howl.generator.plan;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for characters that no Java name may have: {@code <=} is {@code LESS_THAN_OR_EQUAL}. */
final class SymbolNames {
    private static final Map<String, String> OPERATORS = Map.of(
            "<=", "LESS_THAN_OR_EQUAL",
            ">=", "GREATER_THAN_OR_EQUAL",
            "!=", "NOT_EQUAL",
            "<", "LESS_THAN",
            ">", "GREATER_THAN",
            "=", "EQUAL");

    /** Usual names that are shorter than those of Unicode. */
    private static final Map<Integer, String> CHARACTERS = Map.ofEntries(
            Map.entry((int) '+', "PLUS"),
            Map.entry((int) '-', "MINUS"),
            Map.entry((int) '*', "ASTERISK"),
            Map.entry((int) '/', "SLASH"),
            Map.entry((int) '\\', "BACKSLASH"),
            Map.entry((int) '%', "PERCENT"),
            Map.entry((int) '.', "DOT"),
            Map.entry((int) '_', "UNDERSCORE"),
            Map.entry((int) '@', "AT"),
            Map.entry((int) '#', "HASH"),
            Map.entry((int) '$', "DOLLAR"),
            Map.entry((int) '<', "LESS_THAN"),
            Map.entry((int) '>', "GREATER_THAN"),
            Map.entry((int) '=', "EQUAL"));

    private SymbolNames() {}

    /** Returns the words in capitals, joined by {@code _}; {@code EMPTY} for an empty text. */
    static String of(String symbols) {
        if (symbols.isEmpty()) {
            return "EMPTY";
        }
        String operator = OPERATORS.get(symbols);
        return operator != null
                ? operator
                : symbols.codePoints().mapToObj(SymbolNames::name).collect(Collectors.joining("_"));
    }

    private static String name(int character) {
        String usual = CHARACTERS.get(character);
        String name = usual != null ? usual : Character.getName(character);
        return name == null
                ? String.format("U%04X", character)
                : name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
    }
}
