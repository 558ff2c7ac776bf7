package dev.howl.runtime.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Unicode properties of ECMA-262 ({@code \p{…}}) under the names that {@link Pattern} has for them. */
final class UnicodeProperty {
    /** General categories (ECMA-262, table 70): Java's name, then the others. */
    private static final Map<String, String> CATEGORIES = categories(
            "LC Cased_Letter",
            "Pe Close_Punctuation",
            "Pc Connector_Punctuation",
            "Cc Control cntrl",
            "Sc Currency_Symbol",
            "Pd Dash_Punctuation",
            "Nd Decimal_Number digit",
            "Me Enclosing_Mark",
            "Pf Final_Punctuation",
            "Cf Format",
            "Pi Initial_Punctuation",
            "L Letter",
            "Nl Letter_Number",
            "Zl Line_Separator",
            "Ll Lowercase_Letter",
            "M Mark Combining_Mark",
            "Sm Math_Symbol",
            "Lm Modifier_Letter",
            "Sk Modifier_Symbol",
            "Mn Nonspacing_Mark",
            "N Number",
            "Ps Open_Punctuation",
            "C Other",
            "Lo Other_Letter",
            "No Other_Number",
            "Po Other_Punctuation",
            "So Other_Symbol",
            "Zp Paragraph_Separator",
            "Co Private_Use",
            "P Punctuation punct",
            "Z Separator",
            "Zs Space_Separator",
            "Mc Spacing_Mark",
            "Cs Surrogate",
            "S Symbol",
            "Lt Titlecase_Letter",
            "Cn Unassigned",
            "Lu Uppercase_Letter");

    /** Binary properties (ECMA-262, table 69) that every supported Java has; emoji need Java 21. */
    private static final Map<String, String> BINARY = categories(
            "ASCII",
            "IsAlphabetic Alphabetic Alpha",
            "IsAssigned Assigned",
            "IsIdeographic Ideographic Ideo",
            "IsJoin_Control Join_Control Join_C",
            "IsLowercase Lowercase Lower",
            "IsUppercase Uppercase Upper",
            "IsWhite_Space White_Space space",
            "IsNoncharacter_Code_Point Noncharacter_Code_Point NChar",
            "XDigit ASCII_Hex_Digit AHex");

    private static final Pattern SCRIPT = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)?(?:_[A-Za-z]+)*");

    private UnicodeProperty() {}

    /**
     * Returns Java's name of a property, empty if it is unknown.
     *
     * @param expression what stands between the braces
     */
    static String of(String expression) {
        int equals = expression.indexOf('=');
        String value = expression.substring(equals + 1);
        String name = equals < 0 ? "" : expression.substring(0, equals);
        return switch (name) {
            case "General_Category", "gc" -> equals < 0 ? "" : CATEGORIES.getOrDefault(value, "");
            case "Script", "sc" -> script(value);
            case "" -> equals < 0 ? alone(value) : "";
            default -> "";
        };
    }

    private static String alone(String name) {
        String category = CATEGORIES.get(name);
        String found = category == null ? BINARY.getOrDefault(name, "") : category;
        return isKnown(found) ? found : "";
    }

    private static String script(String name) {
        try {
            return SCRIPT.matcher(name).matches()
                    ? "script=" + Character.UnicodeScript.forName(name).name()
                    : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isKnown(String property) {
        try {
            return !property.isEmpty() && Pattern.compile("\\p{" + property + "}") != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Map<String, String> categories(String... lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines) {
            String[] aliases = line.split(" ", -1);
            for (String alias : aliases) {
                names.put(alias, aliases[0]);
            }
        }
        return Map.copyOf(names);
    }
}
