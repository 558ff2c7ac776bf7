package dev.howl.runtime.format;

/** The encoding of Unicode in ASCII of RFC 3492, section 6. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST = 0x80;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final char DELIMITER = '-';

    private Punycode() {}

    static String encode(String label) {
        int[] input = label.codePoints().toArray();
        StringBuilder output = new StringBuilder();
        label.codePoints().filter(c -> c < FIRST).forEach(output::appendCodePoint);
        int basic = output.length();
        if (basic > 0) {
            output.append(DELIMITER);
        }
        long delta = 0;
        int bias = FIRST_BIAS;
        int done = basic;
        for (int next = FIRST; done < input.length; next++, delta++) {
            int from = next;
            int least = label.codePoints().filter(c -> c >= from).min().orElse(next);
            delta += (long) (least - next) * (done + 1);
            next = least;
            for (int c : input) {
                delta += c < next ? 1 : 0;
                if (c == next) {
                    append(output, delta, bias);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
        }
        return output.toString();
    }

    private static void append(StringBuilder output, long delta, int bias) {
        long rest = delta;
        int k = BASE;
        while (rest >= threshold(k, bias)) {
            int t = threshold(k, bias);
            output.append(DIGITS.charAt((int) (t + (rest - t) % (BASE - t))));
            rest = (rest - t) / (BASE - t);
            k += BASE;
        }
        output.append(DIGITS.charAt((int) rest));
    }

    /** Returns the decoded text, empty if it is malformed. */
    static String decode(String encoded) {
        int delimiter = Math.max(encoded.lastIndexOf(DELIMITER), 0);
        StringBuilder output = new StringBuilder(encoded.substring(0, delimiter));
        int at = delimiter == 0 ? 0 : delimiter + 1;
        long next = FIRST;
        long index = 0;
        int bias = FIRST_BIAS;
        int length = output.length();
        while (at < encoded.length()) {
            long before = index;
            long weight = 1;
            int digit;
            int k = BASE;
            do {
                digit = at < encoded.length() ? DIGITS.indexOf(encoded.charAt(at++)) : -1;
                index += digit * weight;
                if (digit < 0 || index > Integer.MAX_VALUE) {
                    return "";
                }
                weight *= BASE - threshold(k, bias);
                k += BASE;
            } while (digit >= threshold(k - BASE, bias));
            length++;
            bias = adapted(index - before, length, before == 0);
            next += index / length;
            if (next > Character.MAX_CODE_POINT) {
                return "";
            }
            index %= length;
            output.insert(output.offsetByCodePoints(0, (int) index), Character.toString((int) next));
            index++;
        }
        return output.toString();
    }

    private static int threshold(int k, int bias) {
        return Math.min(Math.max(k - bias, T_MIN), T_MAX);
    }

    private static int adapted(long delta, int count, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (int) ((BASE - T_MIN + 1) * rest / (rest + SKEW));
    }
}
