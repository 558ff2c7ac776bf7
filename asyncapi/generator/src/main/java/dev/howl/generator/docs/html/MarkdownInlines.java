package dev.howl.generator.docs.html;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a page as CommonMark, on one line: text is escaped, and links lead to the Markdown copies of pages. */
final class MarkdownInlines {
    private static final Set<String> TAGS = Set.of("a", "code", "span", "strong", "em", "wbr", "kbd", "br");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*\\[\\]<>~]|&(?=#|\\p{Alnum}+;)|(?<!\\w)_|_(?!\\w)");
    private static final Pattern BLOCK_START = Pattern.compile("^(?:[#+=-]|\\d+(?=[.)]))");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern PAGE = Pattern.compile("\\.html(?:#.*)?$");

    private MarkdownInlines() {}

    static boolean isInline(Html.Element element) {
        return TAGS.contains(element.tag());
    }

    /** Returns the words of a paragraph, which begin nothing but a paragraph. */
    static String paragraph(List<Html> parts) {
        String words = of(parts).strip();
        Matcher start = BLOCK_START.matcher(words);
        if (!start.find()) {
            return words;
        }
        String marker = start.group();
        boolean isNumber = Character.isDigit(marker.charAt(0));
        return isNumber ? marker + "\\" + words.substring(marker.length()) : "\\" + words;
    }

    static String of(List<Html> parts) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> append(part, out));
        return SPACE.matcher(out).replaceAll(" ");
    }

    private static void append(Html part, StringBuilder out) {
        if (part instanceof Html.Text text) {
            out.append(SPECIAL.matcher(text.text()).replaceAll("\\\\$0"));
        } else if (part instanceof Html.Sequence sequence) {
            sequence.parts().forEach(inner -> append(inner, out));
        } else if (part instanceof Html.Markup markup) {
            out.append(' ').append(markup.markdown().strip());
        } else if (part instanceof Html.Element element) {
            out.append(element(element));
        }
    }

    private static String element(Html.Element element) {
        String words = of(element.children());
        return switch (element.tag()) {
            case "code" -> code(text(element));
            case "a" -> link(element.attribute("href"), words);
            case "strong" -> "**" + words + "**";
            case "em" -> "*" + words + "*";
            case "br" -> " ";
            case "li" -> words + "; ";
            case "span" -> element.attribute("class").startsWith("badge ") ? "(" + words + ")" : words;
            default -> isInline(element) ? words : " " + words + " ";
        };
    }

    /** Returns the text of an element without markup. */
    static String text(Html part) {
        StringBuilder out = new StringBuilder();
        if (part instanceof Html.Text text) {
            out.append(text.text());
        } else if (part instanceof Html.Sequence sequence) {
            sequence.parts().forEach(inner -> out.append(text(inner)));
        } else if (part instanceof Html.Element element) {
            element.children().forEach(inner -> out.append(text(inner)));
        }
        return out.toString();
    }

    private static String code(String text) {
        String line = SPACE.matcher(text).replaceAll(" ");
        String fence = fence(line, 1);
        boolean needsSpace = line.isBlank() || line.startsWith("`") || line.endsWith("`");
        return needsSpace ? fence + " " + line + " " + fence : fence + line + fence;
    }

    /** Returns backticks that end no text. */
    static String fence(String text, int least) {
        int longest = TICKS.matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        return "`".repeat(Math.max(least, longest + 1));
    }

    /** An anchor within the page is none in Markdown. */
    private static String link(String address, String label) {
        if (address.startsWith("#")) {
            return label;
        }
        String target =
                Markdown.isSafe(address) ? address : PAGE.matcher(address).replaceFirst(".md");
        return "[" + label + "](<" + encoded(target) + ">)";
    }

    private static String encoded(String address) {
        return address.replace("\\", "%5C")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replaceAll("[\\p{Cntrl}\\s]", "%20");
    }
}
