package dev.howl.conventions;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A search for words that make code a person, and for phrases that are not English, in comments and texts. */
final class PlainWords {
    /** The modules whose text has been mended; it covers what they print, too. */
    static final Set<String> MODULES =
            Set.of("asyncapi/model/", "asyncapi/generator/", "asyncapi/diff/", "asyncapi/validation/");

    private static final Pattern TEXT =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*\\*?\\s*");
    private static final Pattern UNWANTED = Pattern.compile("\\b(?:tells?\\s+(?:\\w+\\s+){0,4}apart|told\\s+apart"
            + "|knows?|speaks?|lives?|wants?|asks?|asked|nobody"
            + "|(?<![Tt]here )is no (?!longer|more|need|way|limit)\\w+)\\b");

    private PlainWords() {}

    /** Returns the violations as a path and a phrase each. */
    static List<String> unwanted(List<SourceFile> files) {
        return files.stream()
                .filter(SourceFile::isMain)
                .filter(file -> MODULES.stream().anyMatch(file.path()::startsWith))
                .flatMap(PlainWords::unwanted)
                .toList();
    }

    private static Stream<String> unwanted(SourceFile file) {
        Matcher texts = TEXT.matcher(file.text());
        return texts.results()
                .map(text -> BREAK.matcher(text.group()).replaceAll(" "))
                // A text of one word is a name.
                .filter(text -> text.contains(" "))
                .flatMap(text -> UNWANTED.matcher(text).results())
                .map(phrase -> file.path() + ": " + phrase.group());
    }
}
