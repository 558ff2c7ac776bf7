package dev.howl.generator.docs.guide;

import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.site.Links;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets of links in guides: pages of the site, files of the repository, or elsewhere. */
final class GuideLinks {
    private static final String MARKDOWN = ".md";

    private final String repository;
    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, GuideHeadings> headings = new HashMap<>();

    /** @param pages the addresses of guides by file */
    GuideLinks(GuideFiles files, List<Guide> guides, Map<String, String> pages) {
        this.repository = files.address();
        this.pages.putAll(pages);
        guides.forEach(guide -> this.headings.put(guide.file(), guide.headings()));
        this.pages.put(GuideFiles.INDEX, Links.INDEX);
        this.pages.put(GuideFiles.HOME, Links.INDEX);
    }

    /**
     * Returns the address for a link; empty if it leads nowhere that a reader can open.
     *
     * @param file in which it is
     * @param own the headings of that file
     * @param page the address of its page
     */
    Optional<String> resolve(String file, GuideHeadings own, String page, String destination) {
        if (Markdown.isSafe(destination)) {
            return Optional.of(destination);
        }
        if (destination.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || destination.startsWith("//")) {
            return Optional.empty();
        }
        int hash = destination.indexOf('#');
        String path = hash < 0 ? destination : destination.substring(0, hash);
        String anchor = hash < 0 ? "" : destination.substring(hash + 1);
        if (path.isEmpty()) {
            return Optional.of("#" + anchor(file, own, anchor, destination));
        }
        String local = path.startsWith("./") ? path.substring(2) : path;
        String target = pages.get(local);
        if (target != null) {
            GuideHeadings there = headings.get(local);
            String suffix = anchor.isEmpty() || there == null ? "" : "#" + anchor(file, there, anchor, destination);
            return Optional.of(Links.relative(page, target) + suffix);
        }
        if (local.endsWith(MARKDOWN) && !local.contains("/")) {
            throw new GuideException(file + " links to '" + destination
                    + "', which is not in the folder of guides; correct the link, or add the file");
        }
        return inRepository(file, destination);
    }

    private static String anchor(String file, GuideHeadings headings, String anchor, String destination) {
        return headings.find(anchor)
                .orElseThrow(() -> new GuideException(file + " links to '" + destination
                        + "', but there is no heading of this name; correct what follows #"));
    }

    private Optional<String> inRepository(String file, String destination) {
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI base = new URI(repository.endsWith("/") ? repository : repository + "/");
            String address = base.resolve(new URI(destination)).toString();
            return Markdown.isSafe(address) ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            throw new GuideException(file + " links to '" + destination + "', which is not a URI: " + e.getReason());
        }
    }
}
