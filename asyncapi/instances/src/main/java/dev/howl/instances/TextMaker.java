package dev.howl.instances;

import dev.howl.instances.regex.EcmaExpression;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** A maker of texts: for 0 the shortest one of letters, otherwise of any characters, also beyond the basic plane. */
final class TextMaker {
    private static final int TRIES = 40;
    private static final int SHORT = 12;
    /** The longest text that is made only to be at a bound. */
    private static final int LONG = 600;

    private static final int LONGEST = 1_000_000;

    private static final int[] CHARACTERS = {
        'a', 'z', 'A', '0', '9', ' ', '-', '_', '"', '\\', '/', '<', '&', '\n', '\t', 0x7F, 0xDF, 0xE9, 0x3A9, 0x5D0,
        0x4E2D, 0x2028, 0xFFFD, 0x1F600, 0x1D11E, 0x10FFFD
    };

    private final Schemas schemas;
    private final Draw draw;

    TextMaker(Schemas schemas, Draw draw) {
        this.schemas = schemas;
        this.draw = draw;
    }

    String make(Demand demand) {
        int least = demand.values("minLength").mapToInt(Counts::of).max().orElse(0);
        int most = demand.values("maxLength").mapToInt(Counts::of).min().orElse(Integer.MAX_VALUE);
        if (least > LONGEST) {
            throw new NoInstanceException(
                    "a text of " + least + " characters is too long to make at " + demand.pointer());
        }
        if (least > most) {
            throw new NoInstanceException("no length is allowed at " + demand.pointer());
        }
        List<EcmaExpression> patterns = patterns(demand);
        List<String> formats = demand.values("format")
                .map(JsonNode::asString)
                .filter(FormatSamples::has)
                .toList();
        for (int i = 0; i < TRIES; i++) {
            String text = candidate(patterns, formats, least, most, i);
            int length = text.codePointCount(0, text.length());
            boolean fits = length >= least
                    && length <= most
                    && patterns.stream().allMatch(pattern -> pattern.isIn(text))
                    && formats.stream().allMatch(format -> FormatRules.accepts(format, text));
            if (fits) {
                return text;
            }
        }
        throw new NoInstanceException("no text fits its pattern, format and length at " + demand.pointer());
    }

    private List<EcmaExpression> patterns(Demand demand) {
        try {
            return demand.values("pattern")
                    .map(pattern -> schemas.pattern(pattern.asString()))
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new NoInstanceException(
                    "a pattern is not understood at " + demand.pointer() + ": " + e.getDescription());
        }
    }

    private String candidate(List<EcmaExpression> patterns, List<String> formats, int least, int most, int attempt) {
        boolean byFormat = !formats.isEmpty() && (patterns.isEmpty() || attempt % 2 == 1);
        if (byFormat) {
            String made = FormatSamples.of(formats.get(attempt / 2 % formats.size()), bound -> next(bound, attempt));
            return patterns.isEmpty() ? FormatSamples.stretched(formats.get(0), made, least) : made;
        }
        if (patterns.isEmpty()) {
            return free(least, most);
        }
        EcmaExpression pattern = patterns.get(attempt / 2 % patterns.size());
        String made = pattern.sample(bound -> next(bound, attempt)).orElse("");
        int missing = least - made.codePointCount(0, made.length());
        return missing <= 0 || attempt < 4 ? made : padded(made, missing, attempt);
    }

    /** Varies the decisions of later attempts, which would fail again otherwise. */
    private int next(int bound, int attempt) {
        return (draw.next(bound) + (attempt < 2 ? 0 : draw.noise(bound))) % bound;
    }

    private static String padded(String text, int missing, int attempt) {
        String padding = "a".repeat(missing);
        return attempt % 4 == 0 ? padding + text : text + padding;
    }

    private String free(int least, int most) {
        int room = Math.min(most - least, SHORT);
        int kind = draw.next(4);
        int length = least;
        if (kind == 1 && most <= LONG) {
            length = most;
        } else if (kind > 1) {
            length = least + draw.next(room + 1);
        }
        boolean plain = draw.next(2) == 0;
        int[] text = new int[length];
        for (int i = 0; i < length; i++) {
            text[i] = plain ? 'a' : CHARACTERS[draw.next(CHARACTERS.length)];
        }
        return new String(text, 0, length);
    }
}
