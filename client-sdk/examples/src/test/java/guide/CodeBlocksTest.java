package guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The blocks of code of README and guides, which come from files that tests compile, run or read. {@code
 * -Dhowl.golden=update} writes them.
 */
class CodeBlocksTest {
    /** Blocks without a source: {@link GuideCommandsTest} runs the commands, and text is no code. */
    private static final Set<String> OTHERS = Set.of("shell", "console", "text");

    private static final Path SOURCES = MarkdownPage.TOP.resolve("client-sdk/examples");

    static List<MarkdownPage> pages() {
        return MarkdownPage.all().stream()
                .filter(MarkdownPage::isForUsers)
                .filter(page -> !GuideIndexTest.isGenerated(page))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockNamesItsSource(MarkdownPage page) {
        assertThat(page.blocks())
                .filteredOn(block -> !OTHERS.contains(block.language()))
                .filteredOn(block -> block.source().isEmpty())
                .as("blocks without <!-- code: FILE#REGION --> before them")
                .isEmpty();
        assertThat(page.blocks().stream().filter(block -> block.source().isPresent()))
                .as("as many blocks as comments")
                .hasSize(page.text().split("<!-- code: ", -1).length - 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockIsItsSource(MarkdownPage page) throws IOException {
        String expected = written(page);
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(page.file(), expected);
        } else {
            assertThat(page.text()).as("write it with 'make snippets'").isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void importsAreShown(MarkdownPage page) {
        String shown = page.blocks().stream().map(CodeBlock::text).collect(Collectors.joining());
        for (String file : javaFiles(page)) {
            regions(file).importsOf(regionTexts(page, file)).lines().forEach(line -> assertThat(shown)
                    .as("imports that the regions of %s on %s need; the region 'imports' shows them", file, page.path())
                    .contains(line));
        }
    }

    @Test
    void noRegionIsUnused() {
        Set<String> shown = pages().stream()
                .flatMap(page -> page.blocks().stream())
                .flatMap(block -> block.source().stream())
                .map(BlockSource::toString)
                .collect(Collectors.toSet());
        Set<String> regions = Stream.of(".java", ".xml", ".yaml", ".conf", ".cfg", ".properties")
                .flatMap(extension -> MarkdownPage.files(SOURCES, extension).stream())
                .map(file -> MarkdownPage.TOP.relativize(file).toString())
                .flatMap(file -> regions(file).texts().keySet().stream().map(name -> file + "#" + name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(regions).hasSizeGreaterThan(20);
        assertThat(shown).as("regions that no page shows").containsAll(regions);
    }

    private static String written(MarkdownPage page) {
        String text = page.text();
        List<CodeBlock> blocks = page.blocks();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            CodeBlock block = blocks.get(i);
            Optional<BlockSource> source = block.source();
            if (source.isPresent()) {
                text = block.replaced(text, sourceText(page, source.get()));
            }
        }
        return text;
    }

    private static String sourceText(MarkdownPage page, BlockSource source) {
        assertThat(source.file()).as("sources that this module's tests run").startsWith("client-sdk/examples/");
        if (source.region().isEmpty()) {
            return MarkdownPage.content(MarkdownPage.TOP.resolve(source.file()));
        }
        SourceRegions regions = regions(source.file());
        if (source.region().equals(BlockSource.IMPORTS)) {
            return regions.importsOf(regionTexts(page, source.file()));
        }
        assertThat(regions.texts()).as(source.file()).containsKey(source.region());
        return regions.texts().getOrDefault(source.region(), "");
    }

    private static SourceRegions regions(String file) {
        return SourceRegions.of(MarkdownPage.content(MarkdownPage.TOP.resolve(file)));
    }

    private static Collection<String> javaFiles(MarkdownPage page) {
        return sources(page)
                .map(BlockSource::file)
                .filter(file -> file.endsWith(".java"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> regionTexts(MarkdownPage page, String file) {
        return sources(page)
                .filter(source -> source.file().equals(file))
                .map(source -> regions(file).texts().getOrDefault(source.region(), ""))
                .toList();
    }

    private static Stream<BlockSource> sources(MarkdownPage page) {
        return page.blocks().stream().flatMap(block -> block.source().stream()).filter(BlockSource::isRegion);
    }
}
