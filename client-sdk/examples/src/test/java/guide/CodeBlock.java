package guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param line its number in the page, from 1, of the opening fence
 * @param language what follows the fence; empty if nothing does
 * @param source the source that the comment before the block names
 * @param text its lines, without the fences
 * @param start index of the text in the page
 */
record CodeBlock(int line, String language, Optional<BlockSource> source, String text, int start) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?m)(?:^<!-- code: (?<source>\\S+) -->\\n)?^(?<indent> *)```(?<language>[a-z]*)\\n(?<text>(?:.*\\n)*?)\\k<indent>```$");

    /** Returns all blocks of a page in their order. */
    static List<CodeBlock> all(String page) {
        List<CodeBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            int fence = matcher.start("indent");
            blocks.add(new CodeBlock(
                    (int) page.substring(0, fence).lines().count() + 1,
                    matcher.group("language"),
                    Optional.ofNullable(matcher.group("source")).map(BlockSource::parse),
                    matcher.group("text"),
                    matcher.start("text")));
        }
        return blocks;
    }

    /** Returns the page with another text in place of that of this block. */
    String replaced(String page, String newText) {
        return page.substring(0, start) + newText + page.substring(start + text.length());
    }
}
