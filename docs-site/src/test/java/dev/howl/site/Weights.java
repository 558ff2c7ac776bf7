package dev.howl.site;

import java.util.ArrayList;
import java.util.List;

/** The sizes of the pages of a site. */
final class Weights {
    static final int MOST_BYTES = 150 * 1024;

    private Weights() {}

    /** Returns the pages that are larger than a page may be. */
    static List<String> faults(SiteFolder site) {
        List<String> faults = new ArrayList<>();
        for (String file : site.files(".html")) {
            if (site.size(file) > MOST_BYTES) {
                faults.add(file + " has " + site.size(file) + " bytes");
            }
        }
        return faults;
    }
}
