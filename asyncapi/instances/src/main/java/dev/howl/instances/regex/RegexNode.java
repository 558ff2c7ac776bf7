package dev.howl.instances.regex;

import java.util.List;

/** A part of a parsed regular expression. */
sealed interface RegexNode {

    /** One of several. */
    record Choice(List<RegexNode> branches) implements RegexNode {}

    /** One after the other. */
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** One character out of a set. */
    record One(CodePointSet set) implements RegexNode {}

    /**
     * A quantified part.
     *
     * @param most -1 for any number
     */
    record Repeat(RegexNode part, int least, int most, boolean lazy) implements RegexNode {}

    /** A capturing group. */
    record Capture(int number, RegexNode part) implements RegexNode {}

    /** A reference to the text of a group, by its number. */
    record Same(int group) implements RegexNode {}

    /** An assertion that Java writes as it is: the start, the end, or a word boundary. */
    record Anchor(String java) implements RegexNode {
        static final Anchor START = new Anchor("\\A");
        static final Anchor END = new Anchor("\\z");
        private static final String AFTER = "(?<=[0-9A-Za-z_])";
        private static final String BEFORE = "(?=[0-9A-Za-z_])";
        private static final String NOT_AFTER = "(?<![0-9A-Za-z_])";
        private static final String NOT_BEFORE = "(?![0-9A-Za-z_])";
        static final Anchor BOUNDARY = new Anchor("(?:" + AFTER + NOT_BEFORE + "|" + NOT_AFTER + BEFORE + ")");
        static final Anchor NO_BOUNDARY = new Anchor("(?:" + AFTER + BEFORE + "|" + NOT_AFTER + NOT_BEFORE + ")");
    }

    /** A lookahead or a lookbehind. */
    record Look(boolean ahead, boolean negative, RegexNode part) implements RegexNode {}
}
