package dev.howl.site;

import dev.howl.model.Contract;
import java.util.ArrayList;
import java.util.List;

/** All checks of a generated site. Not thread-safe. */
final class SiteChecks implements AutoCloseable {
    private final FileChecks files = new FileChecks();
    private final BrowserChecks browser = new BrowserChecks();

    /** Returns the faults of a site, each as a line. A browser opens one page of each kind. */
    List<String> faults(SiteFolder site, Contract contract) {
        List<String> faults = new ArrayList<>(files.faults(site, contract));
        faults.addAll(browser.faults(site, site.kinds()));
        return faults;
    }

    @Override
    public void close() {
        browser.close();
    }
}
