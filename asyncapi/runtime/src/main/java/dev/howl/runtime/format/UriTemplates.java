package dev.howl.runtime.format;

import java.util.regex.Pattern;

/** URI templates (RFC 6570, section 2). */
public final class UriTemplates {
    private static final Pattern MODIFIER = Pattern.compile("\\*?|:[1-9][0-9]{0,3}");
    private static final String OPERATORS = "+#./;?&=,!@|";
    /** Characters that literals may not have; the apostrophe is allowed by erratum 6937. */
    private static final String NO_LITERAL = " \"%<>\\^`{|}";

    private UriTemplates() {}

    /** Returns whether a text is a URI template. */
    public static boolean isTemplate(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0 || !isExpression(text.substring(at + 1, end))) {
                    return false;
                }
                at = end + 1;
            } else if (Characters.isPercentEncoded(text, at)) {
                at += 3;
            } else if (isLiteral(c)) {
                at += Character.charCount(c);
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(int c) {
        boolean ascii = c > ' ' && c < 0x7F && NO_LITERAL.indexOf(c) < 0;
        return ascii || Characters.isUcsChar(c) || Characters.isPrivate(c);
    }

    private static boolean isExpression(String expression) {
        boolean operator = !expression.isEmpty() && OPERATORS.indexOf(expression.charAt(0)) >= 0;
        for (String variable : expression.substring(operator ? 1 : 0).split(",", -1)) {
            int end = nameEnd(variable);
            if (end == 0 || !MODIFIER.matcher(variable.substring(end)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the end of the name of a variable, 0 if there is none. Dots stand between characters only. */
    private static int nameEnd(String variable) {
        int at = 0;
        boolean afterDot = true;
        while (at < variable.length()) {
            char c = variable.charAt(at);
            if (c == '.' && !afterDot) {
                afterDot = true;
                at++;
            } else if (Characters.isLetterOrDigit(c) || c == '_') {
                afterDot = false;
                at++;
            } else if (Characters.isPercentEncoded(variable, at)) {
                afterDot = false;
                at += 3;
            } else {
                break;
            }
        }
        return afterDot ? 0 : at;
    }
}
