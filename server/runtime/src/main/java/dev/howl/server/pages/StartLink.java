package dev.howl.server.pages;

/**
 * The link from pages of the documentation to the start page of the application, as the first entry of their contents
 * and of their menu.
 *
 * @param isServed whether the application has a start page
 */
record StartLink(boolean isServed) {
    private static final String LABEL = "Start page";
    private static final String CONTENTS = "aria-label=\"Contents\">";
    private static final String MENU = "aria-label=\"Menu\"><ul>";

    /**
     * Returns a page with the link.
     *
     * @param root address of the server, relative to the page
     */
    String addTo(String page, String root) {
        if (!isServed) {
            return page;
        }
        return page.replaceFirst(CONTENTS, CONTENTS + paragraph(root))
                .replaceFirst(MENU, MENU + "<li>" + ContractPages.link(root, LABEL) + "</li>\n");
    }

    /** Returns the link alone; empty without a start page. */
    String paragraph(String root) {
        return isServed ? "<p>" + ContractPages.link(root, LABEL) + "</p>\n" : "";
    }
}
