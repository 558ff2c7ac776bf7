package dev.howl.instances;

import java.util.Set;

/**
 * A frame that breaks a known constraint, made from a valid one by one change.
 *
 * @param frame the frame as it is sent
 * @param pointer JSON Pointer to the value that breaks the constraint: for a missing or an unknown member that of the
 *     object, as Howl's server names it
 * @param pointers JSON Pointers that a refusal may name instead, where the value is within one that no alternative fits
 *     any more: that one, and those of what the other alternatives miss
 * @param keyword the broken keyword
 * @param keywords all keywords that the evaluator names, those of alternatives that do not fit either among them
 * @param schemaPointer JSON Pointer to the schema with the broken keyword, in the bundle of the channel's schemas
 * @param routing whether readers cannot tell what message it is, since the change concerns what they tell it by
 */
public record Mutant(
        FrameContent frame,
        String pointer,
        Set<String> pointers,
        String keyword,
        Set<String> keywords,
        String schemaPointer,
        boolean routing) {
    public Mutant {
        pointers = Set.copyOf(pointers);
        keywords = Set.copyOf(keywords);
    }

    /** Returns whether a refusal that names a pointer names the value at fault, or one of alternatives around it. */
    public boolean isAt(String named) {
        return named.equals(pointer) || pointers.contains(named);
    }

    /** Returns the broken constraint. */
    public KeywordPlace constraint() {
        return new KeywordPlace(schemaPointer, keyword);
    }
}
