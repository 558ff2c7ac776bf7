package dev.howl.generator.docs;

import dev.howl.generator.docs.change.ChangesPage;
import dev.howl.generator.docs.example.Examples;
import dev.howl.generator.docs.guide.GuideException;
import dev.howl.generator.docs.guide.GuidePages;
import dev.howl.generator.docs.html.Escaping;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.MarkdownCopy;
import dev.howl.generator.docs.page.IndexPage;
import dev.howl.generator.docs.page.JavaSection;
import dev.howl.generator.docs.page.Pages;
import dev.howl.generator.docs.playground.PlaygroundFiles;
import dev.howl.generator.docs.playground.PlaygroundPage;
import dev.howl.generator.docs.search.SearchIndex;
import dev.howl.generator.docs.site.Layout;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.LlmsFile;
import dev.howl.generator.docs.site.Navigation;
import dev.howl.generator.docs.site.SitePage;
import dev.howl.generator.emit.GeneratorVersion;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a contract down for the people who integrate with it: a site of static HTML pages, which opens from a server and
 * from a disk and is read without JavaScript. Scripts of their own add the search and the playground. The pages need
 * nothing but a {@code Content-Security-Policy} of {@code default-src 'self'}, and all links are relative.
 *
 * <p>The first page lists all elements. Each channel, operation, message, schema, error code and close code has a page:
 * {@code channels/<id>.html}, {@code operations/<id>.html}, {@code messages/<id>.html}, {@code schemas/<name>.html},
 * {@code errors/<code>.html}, {@code close-codes/<code>.html}. An id that makes no good file name gets a hash. Beside
 * each page is the same as Markdown ({@code messages/<id>.md}), and {@code llms.txt} lists those.
 */
public final class DocsEmitter {
    private DocsEmitter() {}

    /**
     * Returns the files, by path, in a fixed order. The same contract always gives the same content. May be called from
     * any thread.
     */
    public static Map<String, String> emit(Contract contract) {
        return emit(contract, DocsContent.REFERENCE);
    }

    /**
     * Returns the files as {@link #emit(Contract)} does, with more content. With guides, {@code index.html} leads to
     * {@code guides/<name>.html} and to the list of elements, {@code reference.html}; all other addresses stay the same.
     *
     * @throws GuideException if a guide cannot become a page
     */
    public static Map<String, String> emit(Contract contract, DocsContent content) {
        String comment = comment(contract);
        GuidePages guides = content.guides() == null ? null : new GuidePages(content.guides());
        Examples examples = Examples.of(contract, JavaSection.PACKAGE);
        List<SitePage> pages = pages(contract, content, guides, examples);
        Layout layout = new Layout(contract.title(), contract.contractVersion(), comment, new Navigation(pages));
        Map<String, String> files = new LinkedHashMap<>();
        String summary = IndexPage.summary(contract);
        Html index = guides == null ? IndexPage.body(contract, pages) : guides.home(contract.title(), summary, pages);
        files.put(Links.INDEX, layout.index(index));
        pages.forEach(page -> files.put(page.path(), layout.page(page)));
        files.put(Links.markdown(Links.INDEX), markdown(comment, index));
        pages.forEach(page -> files.put(Links.markdown(page.path()), markdown(comment, page.body())));
        String title = contract.title() + " " + contract.contractVersion();
        files.put(LlmsFile.FILE, LlmsFile.of(title, comment, summary, pages));
        String start = "/* " + comment + " */\n";
        files.putAll(SiteAssets.of(comment));
        files.put(SearchIndex.FILE, start + SearchIndex.of(pages));
        if (hasSockets(contract)) {
            files.putAll(PlaygroundFiles.of(contract, examples, start));
        }
        return files;
    }

    private static List<SitePage> pages(
            Contract contract, DocsContent content, @Nullable GuidePages guides, Examples examples) {
        String overview = guides == null ? Links.INDEX : Links.REFERENCE;
        List<SitePage> elements = new ArrayList<>(Pages.of(contract, examples, overview));
        if (!content.releases().isEmpty()) {
            elements.add(ChangesPage.of(content.releases()));
        }
        if (hasSockets(contract)) {
            elements.add(0, PlaygroundPage.of(contract));
        }
        if (guides == null) {
            return elements;
        }
        List<SitePage> pages = new ArrayList<>(guides.pages());
        pages.add(IndexPage.reference(contract, elements));
        pages.addAll(elements);
        return pages;
    }

    private static boolean hasSockets(Contract contract) {
        return contract.channels().stream().anyMatch(Channel::isSocket);
    }

    private static String markdown(String comment, Html body) {
        return "<!-- " + comment + " -->\n\n" + MarkdownCopy.of(body);
    }

    /** Names the file only: the folders of the machine do not belong in pages that are published. */
    private static String comment(Contract contract) {
        Path file = contract.source().getFileName();
        String name = file == null ? "a contract" : file.toString();
        return Escaping.comment("Generated by howl-generator " + GeneratorVersion.current() + " from " + name
                + ". Do not edit: the next build writes it again.");
    }
}
