package dev.howl.runtime.regex;

/** The name of a group: an identifier of ECMA-262. */
final class GroupName {
    private GroupName() {}

    /** Reads a name and the {@code >} behind it. */
    static String read(PatternCursor cursor) {
        int start = cursor.at();
        String name = cursor.upTo('>', "the name of a group");
        boolean identifier = !name.isEmpty()
                && isStart(name.codePointAt(0))
                && name.codePoints().skip(1).allMatch(GroupName::isPart);
        if (!identifier) {
            throw cursor.error(
                    "'" + name + "' is not a name for a group: letters, digits, _ and $, no digit first", start);
        }
        return name;
    }

    private static boolean isStart(int character) {
        return character == '_' || character == '$' || Character.isUnicodeIdentifierStart(character);
    }

    private static boolean isPart(int character) {
        boolean ignorable = Character.isIdentifierIgnorable(character);
        return character == '$' || (Character.isUnicodeIdentifierPart(character) && !ignorable);
    }
}
