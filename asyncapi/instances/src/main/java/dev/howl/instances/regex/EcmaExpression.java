package dev.howl.instances.regex;

import dev.howl.instances.regex.RegexNode.Anchor;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** A regular expression of ECMA-262 that can make texts that match it. Immutable and thread-safe. */
public final class EcmaExpression {
    private static final int TRIES = 30;

    private final RegexNode root;
    private final Pattern pattern;

    private EcmaExpression(RegexNode root, Pattern pattern) {
        this.root = root;
        this.pattern = pattern;
    }

    /**
     * Parses an expression.
     *
     * @throws PatternSyntaxException if it is malformed
     */
    public static EcmaExpression of(String source) {
        RegexNode root = RegexParser.parse(source);
        try {
            return new EcmaExpression(root, Pattern.compile(java(root)));
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("the expression is too long", source, -1);
        }
    }

    /** Returns the expression with the syntax of {@link java.util.regex.Pattern}, matched by {@code find}. */
    public String java() {
        return pattern.pattern();
    }

    /** Returns whether the expression matches somewhere in a text; {@code false} where that takes too long to say. */
    public boolean isIn(String text) {
        try {
            return pattern.matcher(new CountedText(text)).find();
        } catch (CountedText.ReadTooOftenException | StackOverflowError e) {
            return false;
        }
    }

    /**
     * Returns a text that matches.
     *
     * @param choices makes a decision: takes a bound, returns a number from 0 to the bound without itself; 0 is the
     *     simplest
     * @return empty if none was found, as for an expression that matches nothing
     */
    public Optional<String> sample(IntUnaryOperator choices) {
        for (int i = 0; i < TRIES; i++) {
            boolean stretched = i % 2 == 1;
            String text = new RegexSample(choices, stretched, i / 2).of(root);
            if (isIn(text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static String java(RegexNode node) {
        if (node instanceof RegexNode.Choice choice) {
            return choice.branches().stream().map(EcmaExpression::java).collect(Collectors.joining("|", "(?:", ")"));
        }
        if (node instanceof RegexNode.Sequence sequence) {
            return sequence.parts().stream().map(EcmaExpression::java).collect(Collectors.joining());
        }
        if (node instanceof RegexNode.One one) {
            return one.set().java();
        }
        if (node instanceof RegexNode.Repeat repeat) {
            String most = repeat.most() < 0 ? "" : Integer.toString(repeat.most());
            return "(?:" + java(repeat.part()) + "){" + repeat.least() + "," + most + "}" + (repeat.lazy() ? "?" : "");
        }
        if (node instanceof RegexNode.Capture capture) {
            return "(" + java(capture.part()) + ")";
        }
        if (node instanceof RegexNode.Same same) {
            // A group that took no part matches the empty text in ECMA-262, and nothing in Java.
            return "(?:(?:\\" + same.group() + ")|(?!\\" + same.group() + "))";
        }
        if (node instanceof RegexNode.Look look) {
            return "(?" + (look.ahead() ? "" : "<") + (look.negative() ? "!" : "=") + java(look.part()) + ")";
        }
        return ((Anchor) node).java();
    }
}
