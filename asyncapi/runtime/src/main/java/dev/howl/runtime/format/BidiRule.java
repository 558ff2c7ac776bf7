package dev.howl.runtime.format;

import java.util.List;
import java.util.Set;

/** The rule on names with letters of right-to-left scripts (RFC 5893, section 2). */
final class BidiRule {
    private static final byte L = Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    private static final byte R = Character.DIRECTIONALITY_RIGHT_TO_LEFT;
    private static final byte AL = Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    private static final byte AN = Character.DIRECTIONALITY_ARABIC_NUMBER;
    private static final byte EN = Character.DIRECTIONALITY_EUROPEAN_NUMBER;
    private static final byte NSM = Character.DIRECTIONALITY_NONSPACING_MARK;
    private static final Set<Byte> NEUTRAL = Set.of(
            EN,
            NSM,
            Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
            Character.DIRECTIONALITY_OTHER_NEUTRALS,
            Character.DIRECTIONALITY_BOUNDARY_NEUTRAL);

    private BidiRule() {}

    /** Returns whether labels in Unicode obey the rule. It binds all labels of a name if one has such a letter. */
    static boolean allows(List<String> labels) {
        boolean bidi = labels.stream()
                .anyMatch(label -> label.codePoints().anyMatch(c -> isRightToLeft(Character.getDirectionality(c))));
        return !bidi || labels.stream().allMatch(BidiRule::allows);
    }

    private static boolean isRightToLeft(byte type) {
        return type == R || type == AL || type == AN;
    }

    private static boolean allows(String label) {
        int[] codePoints = label.codePoints().toArray();
        byte first = Character.getDirectionality(codePoints[0]);
        int end = codePoints.length - 1;
        while (end > 0 && Character.getDirectionality(codePoints[end]) == NSM) {
            end--;
        }
        byte last = Character.getDirectionality(codePoints[end]);
        if (first == L) {
            return (last == L || last == EN)
                    && label.codePoints().allMatch(c -> Character.getDirectionality(c) == L || isNeutral(c));
        }
        boolean mixed = has(label, EN) && has(label, AN);
        return (first == R || first == AL)
                && (isRightToLeft(last) || last == EN)
                && !mixed
                && label.codePoints().allMatch(c -> isRightToLeft(Character.getDirectionality(c)) || isNeutral(c));
    }

    private static boolean isNeutral(int c) {
        return NEUTRAL.contains(Character.getDirectionality(c));
    }

    private static boolean has(String label, byte type) {
        return label.codePoints().anyMatch(c -> Character.getDirectionality(c) == type);
    }
}
