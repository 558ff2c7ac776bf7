package dev.howl.testservices;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The installed Chromium, driven by Playwright; it downloads no browser. Not thread-safe. */
public final class Browser implements AutoCloseable {
    /** Far enough ahead that a page's clock has not passed the moment when it is to stop. */
    private static final long AHEAD_MILLIS = 10_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-quic",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync");

    /** Time limit of a Playwright assertion on a page. */
    private static final double ASSERTION_TIMEOUT_MILLIS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS)
                        .setHeadless(true));
    }

    /**
     * Starts the browser.
     *
     * @throws AssertionError if no Chromium is on the PATH
     */
    public static Browser start() {
        executable();
        PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT_MILLIS);
        return new Browser(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Opens an empty page in a browser context of its own. */
    public Page page() {
        BrowserContext context = chromium.newContext();
        return context.newPage();
    }

    /** Opens a browser context, such as one for a phone or without scripts; the caller closes it. */
    public BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    /** Stops the timers of an open page, so that it connects again only when it is asked to. */
    public static void stopTimers(Page page) {
        page.clock().install();
        pauseClock(page);
    }

    /** Stops the timers of a page that was opened with a clock of its own. */
    public static void pauseClock(Page page) {
        long now = ((Number) page.evaluate("Date.now()")).longValue();
        page.clock().pauseAt(now + AHEAD_MILLIS);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path executable() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "chromium is not on the PATH; install it, on Debian with: apt-get install chromium"));
    }
}
