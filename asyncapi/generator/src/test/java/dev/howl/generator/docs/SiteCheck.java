package dev.howl.generator.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Checks of a whole site: every link and every anchor, ids, file names. */
final class SiteCheck {
    private static final URI ROOT = URI.create("http://site/");

    private final Map<String, String> files;
    private final Map<String, PageDocument> pages = new HashMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    SiteCheck(Map<String, String> files) throws Exception {
        this.files = files;
        Set<String> folded = new HashSet<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String path = file.getKey();
            if (!folded.add(path.toLowerCase(Locale.ROOT))) {
                faults.add(path + ": another file differs in case alone");
            }
            if (path.endsWith(".html")) {
                PageDocument page = PageDocument.of(file.getValue());
                pages.put(path, page);
                ids.put(path, new HashSet<>(page.ids()));
                if (page.ids().size() != ids.getOrDefault(path, Set.of()).size()) {
                    faults.add(path + ": an id is there twice");
                }
            }
        }
        pages.forEach(this::check);
    }

    private void check(String path, PageDocument page) {
        page.elements("*").forEach(element -> {
            for (String attribute : List.of("href", "src")) {
                if (element.hasAttribute(attribute)) {
                    check(path, element, element.getAttribute(attribute));
                }
            }
        });
    }

    private void check(String path, Element element, String address) {
        if (address.matches("(?:https?|mailto):.*")) {
            return;
        }
        URI target = ROOT.resolve(path).resolve(address);
        String file = target.getPath().substring(1);
        String fragment = target.getFragment();
        if (address.startsWith("/")) {
            faults.add(path + ": " + address + " is not relative");
        } else if (!files.containsKey(file)) {
            faults.add(path + ": " + address + " of " + element.getTextContent() + " leads nowhere");
        } else if (fragment != null && !ids.getOrDefault(file, Set.of()).contains(fragment)) {
            faults.add(path + ": " + address + " has no anchor");
        }
    }

    List<String> faults() {
        return faults;
    }
}
