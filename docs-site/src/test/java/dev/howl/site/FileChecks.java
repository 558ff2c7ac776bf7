package dev.howl.site;

import dev.howl.model.Contract;
import java.util.ArrayList;
import java.util.List;

/** The checks of a generated site that need its files alone. Not thread-safe. */
final class FileChecks {
    private final HtmlValidity validity = new HtmlValidity();

    /** Returns the faults of a site, each as a line. */
    List<String> faults(SiteFolder site, Contract contract) {
        List<String> faults = new ArrayList<>();
        faults.addAll(SiteLinks.faults(site));
        faults.addAll(Weights.faults(site));
        faults.addAll(ElementPages.faults(site, contract));
        faults.addAll(validity.faults(site));
        return faults;
    }
}
