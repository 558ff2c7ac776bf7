package dev.howl.site;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.howl.testservices.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Checks of a site in a real browser, which opens its files from the disk. Not thread-safe. */
final class BrowserChecks implements AutoCloseable {
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;
    private static final int HEIGHT = 844;

    private static final String RUN_AXE = """
            async () => (await axe.run({resultTypes: ['violations']})).violations
              .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
              .map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 150)).join(' | '))
            """;

    private static final String IS_BUILT = "() => !document.getElementById('playground')"
            + " || document.querySelector('.playground button') !== null";

    private final Browser browser = Browser.start();
    private final String axe;

    BrowserChecks() {
        try (InputStream script = BrowserChecks.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe cannot be read", e);
        }
    }

    /** Returns the faults of the search and of some pages, each as a line. */
    List<String> faults(SiteFolder site, List<String> pages) {
        List<String> faults = new ArrayList<>(search(site));
        faults.addAll(withoutScripts(site, pages));
        faults.addAll(wide(site, pages));
        faults.addAll(accessibility(site, pages));
        return faults;
    }

    /** Returns the serious faults of accessibility of some pages: light and dark, on a phone and a desktop. */
    private List<String> accessibility(SiteFolder site, List<String> pages) {
        List<String> faults = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(PHONE, DESKTOP)) {
                try (BrowserContext context = browser.context(
                        new NewContextOptions().setColorScheme(scheme).setViewportSize(width, HEIGHT))) {
                    Page page = context.newPage();
                    for (String file : pages) {
                        page.navigate(site.uri(file));
                        if (!Boolean.TRUE.equals(page.evaluate(IS_BUILT))) {
                            faults.add(file + " is not built by its script");
                        }
                        page.evaluate(axe);
                        page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)");
                        add(faults, file + " (" + scheme + ", " + width + " px) ", page.evaluate(RUN_AXE));
                    }
                }
            }
        }
        return faults;
    }

    /** Returns pages without text or a way to others if scripts do not run, and those that are wider than a phone. */
    private List<String> withoutScripts(SiteFolder site, List<String> pages) {
        List<String> faults = new ArrayList<>();
        NewContextOptions options =
                new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(PHONE, HEIGHT);
        try (BrowserContext context = browser.context(options)) {
            Page page = context.newPage();
            for (String file : pages) {
                page.navigate(site.uri(file));
                page.locator(".menu summary").click();
                if (!page.locator(".menu a").first().isVisible()) {
                    faults.add(file + " has no menu without scripts");
                }
                if (page.locator("main").innerText().isBlank()
                        || !page.locator("h1").first().isVisible()) {
                    faults.add(file + " has no content without scripts");
                }
            }
        }
        return faults;
    }

    /** Returns pages that scroll sideways on a phone. */
    private List<String> wide(SiteFolder site, List<String> pages) {
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = browser.context(new NewContextOptions().setViewportSize(PHONE, HEIGHT))) {
            Page page = context.newPage();
            for (String file : pages) {
                page.navigate(site.uri(file));
                Object width = page.evaluate("() => document.documentElement.scrollWidth");
                if (!(width instanceof Number number) || number.intValue() > PHONE) {
                    faults.add(file + " is " + width + " px wide on a phone");
                }
            }
        }
        return faults;
    }

    /** Returns the elements that the search does not find by name within the first three results. */
    List<String> search(SiteFolder site) {
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = browser.context(new NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(site.uri("index.html"));
            add(faults, "the search does not find ", page.evaluate(SearchScript.TEXT));
        }
        return faults;
    }

    private static void add(List<String> faults, String where, Object found) {
        if (found instanceof List<?> list) {
            list.forEach(fault -> faults.add(where + fault));
        } else {
            faults.add(where + "no answer: " + found);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
