package dev.howl.instances.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** A walk through an expression that writes a text, which matches unless an assertion says otherwise. */
final class RegexSample {
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_STEPS = 200_000;
    private static final int EXTRA = 4;

    private final IntUnaryOperator choices;
    private final boolean writesLooks;
    private final int extra;
    private final StringBuilder out = new StringBuilder();
    private final Map<Integer, String> groups = new HashMap<>();
    private int steps;

    /**
     * @param writesLooks whether the content of a lookaround is written too, for what stands beside it to match it as
     *     well
     * @param effort with a higher one parts are repeated more often
     */
    RegexSample(IntUnaryOperator choices, boolean writesLooks, int effort) {
        this.choices = choices;
        this.writesLooks = writesLooks;
        this.extra = EXTRA + effort;
    }

    String of(RegexNode root) {
        write(root);
        return out.toString();
    }

    private boolean isFull() {
        return out.length() > MAX_LENGTH || ++steps > MAX_STEPS;
    }

    private void write(RegexNode node) {
        if (isFull()) {
            return;
        }
        if (node instanceof RegexNode.Choice choice) {
            write(choice.branches().get(choices.applyAsInt(choice.branches().size())));
        } else if (node instanceof RegexNode.Sequence sequence) {
            sequence.parts().forEach(this::write);
        } else if (node instanceof RegexNode.One one) {
            out.appendCodePoint(one.set().sample(choices));
        } else if (node instanceof RegexNode.Repeat repeat) {
            repeat(repeat);
        } else if (node instanceof RegexNode.Capture capture) {
            int start = out.length();
            write(capture.part());
            groups.put(capture.number(), out.substring(start));
        } else if (node instanceof RegexNode.Same same) {
            out.append(groups.getOrDefault(same.group(), ""));
        } else if (node instanceof RegexNode.Look look && writesLooks && !look.negative()) {
            write(look.part());
        }
    }

    private void repeat(RegexNode.Repeat repeat) {
        int room = repeat.most() < 0 ? extra : Math.min(extra, repeat.most() - repeat.least());
        int more = choices.applyAsInt(room + 2);
        int count = repeat.least() + Math.min(more, room);
        if (more > room && repeat.most() >= 0 && repeat.most() <= 300) {
            count = repeat.most();
        }
        for (int i = 0; i < count && !isFull(); i++) {
            write(repeat.part());
        }
    }
}
