package dev.howl.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * The relative links of a site: in pages, Markdown copies, {@code llms.txt} and the index of the search, which contains
 * all pages but the first.
 */
final class SiteLinks {
    private static final Pattern MARKDOWN_LINK = Pattern.compile("]\\(<([^>]*)>\\)");
    private static final Pattern MARKDOWN_CODE =
            Pattern.compile("(?ms)^ *(`{3,})[^`\\n]*\\n.*?^ *\\1 *$|(`+)(?!`).*?(?<!`)\\2(?!`)");
    private static final Pattern ENTRY = Pattern.compile("\\[\"(?:[^\"\\\\]|\\\\.)*\",\"[^\"]*\",\"([^\"]*)\"");
    private static final String SEARCH_INDEX = "search-index.js";
    private static final String NOWHERE = "https://nowhere.example/";

    private final Set<String> files;
    private final Map<String, Set<String>> anchors = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int checked;

    private SiteLinks(SiteFolder site) {
        this.files = new HashSet<>(site.files());
    }

    /**
     * Returns the links that lead to no file or to no part of a page, ids that a page has twice, and pages without a link
     * to the first one.
     */
    static List<String> faults(SiteFolder site) {
        SiteLinks links = new SiteLinks(site);
        Map<String, Document> pages = site.pages();
        pages.forEach(links::addAnchors);
        pages.forEach(links::checkWayHome);
        pages.forEach((file, page) ->
                page.select("[href], [src]").forEach(link -> links.check(file, link.attr("href") + link.attr("src"))));
        for (String file : site.files()) {
            if (file.endsWith(".md") || file.endsWith(".txt")) {
                String text = MARKDOWN_CODE.matcher(site.text(file)).replaceAll("");
                MARKDOWN_LINK.matcher(text).results().forEach(link -> links.check(file, link.group(1)));
            }
        }
        links.checkIndex(site.text(SEARCH_INDEX), pages.keySet());
        if (links.checked < pages.size()) {
            links.faults.add("only " + links.checked + " links were found in " + pages.size() + " pages");
        }
        return links.faults;
    }

    private void checkIndex(String index, Set<String> pages) {
        Set<String> found = new HashSet<>();
        ENTRY.matcher(index).results().map(entry -> entry.group(1)).forEach(address -> {
            found.add(address);
            check(SEARCH_INDEX, address);
        });
        pages.stream()
                .filter(page -> !page.equals("index.html") && !found.contains(escaped(page)))
                .forEach(page -> faults.add(page + " is not in " + SEARCH_INDEX));
    }

    private void addAnchors(String file, Document page) {
        Set<String> ids = new HashSet<>();
        page.select("[id]").forEach(element -> {
            if (!ids.add(element.id())) {
                faults.add(file + " has the id " + element.id() + " twice");
            }
        });
        anchors.put(file, ids);
    }

    private void checkWayHome(String file, Document page) {
        String home = "../".repeat((int) file.chars().filter(c -> c == '/').count()) + "index.html";
        if (page.select("nav [href]").stream()
                .noneMatch(link -> link.attr("href").equals(home))) {
            faults.add(file + " has no link to the first page in its contents");
        }
    }

    private void check(String file, String link) {
        if (link.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return;
        }
        checked++;
        URI target;
        try {
            target = URI.create(NOWHERE + escaped(file)).resolve(link);
        } catch (IllegalArgumentException e) {
            faults.add(file + " links to " + link + ", which is not a URI");
            return;
        }
        String path = String.valueOf(target.getPath()).substring(1);
        String anchor = target.getFragment();
        if (!files.contains(path)) {
            faults.add(file + " links to " + link + ", which is not there");
        } else if (anchor != null && !anchors.getOrDefault(path, Set.of()).contains(anchor)) {
            faults.add(file + " links to " + link + ", but the page has no such part");
        }
    }

    private static String escaped(String path) {
        return path.replace("%", "%25").replace(" ", "%20");
    }
}
