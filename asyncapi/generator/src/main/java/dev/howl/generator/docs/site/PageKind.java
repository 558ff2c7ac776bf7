package dev.howl.generator.docs.site;

/**
 * A kind of page: most are about one kind of element. The reference's first page, if guides come before it, the
 * playground, and the page of changes are each one of their own kind.
 */
public enum PageKind {
    GUIDE("guides", "Guides", "guide"),
    REFERENCE("reference", "Reference", "reference"),
    PLAYGROUND("playground", "Playground", "playground"),
    CHANNEL("channels", "Channels", "channel"),
    OPERATION("operations", "Operations", "operation"),
    MESSAGE("messages", "Messages", "message"),
    SCHEMA("schemas", "Schemas", "schema"),
    ERROR("errors", "Error codes", "error code"),
    CLOSE_CODE("close-codes", "Close codes", "close code"),
    CHANGE("versions", "Versions", "versions");

    private final String folder;
    private final String title;
    private final String word;

    PageKind(String folder, String title, String word) {
        this.folder = folder;
        this.title = title;
        this.word = word;
    }

    /** Returns whether pages are about elements of the contract or its versions. */
    public boolean isListed() {
        return this != GUIDE && !isSingle();
    }

    /** Returns the folder of the pages, and the anchor of their list on the first page. */
    public String folder() {
        return folder;
    }

    /** Returns the heading of their list. */
    public String title() {
        return title;
    }

    /** Returns whether it is one page without a list. */
    public boolean isSingle() {
        return this == REFERENCE || this == PLAYGROUND;
    }

    /** Returns the name of one element of the kind. */
    public String word() {
        return word;
    }
}
