package dev.howl.generator.docs.site;

import dev.howl.generator.docs.html.Html;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.schema.Schema;

/**
 * The links of one page, relative to it so that they work from any folder and without a server, and its anchors. What has
 * no page is named without a link.
 */
public final class Links {
    /** The first page. */
    public static final String INDEX = "index.html";

    /** The page of the playground. */
    public static final String PLAYGROUND = "playground.html";
    /** The page that lists all elements of a site whose first page leads to guides. */
    public static final String REFERENCE = "reference.html";

    private static final String PAGE = ".html";

    private final Addresses addresses;
    private final String from;
    private final Anchors anchors = new Anchors();

    /**
     * Creates the links of a page.
     *
     * @param from the address of the page itself
     */
    public Links(Addresses addresses, String from) {
        this.addresses = addresses;
        this.from = from;
    }

    /** Returns an id for a part of the page that has none yet, the same for the same calls in the same order. */
    public String anchor(String kind, String id) {
        return anchors.fresh(kind, id);
    }

    /** Returns the address of a file of the site as the page writes it. */
    public static String relative(String from, String path) {
        return "../".repeat((int) from.chars().filter(c -> c == '/').count()) + path;
    }

    /** Returns the address of the Markdown copy of a page. */
    public static String markdown(String path) {
        return path.substring(0, path.length() - PAGE.length()) + ".md";
    }

    /** Returns a link to a page or file of the site. */
    public Html to(String path, Html label) {
        return Html.to(relative(from, path), label);
    }

    /** Returns a link to the list of all elements of a kind. */
    public Html list(PageKind kind) {
        return to(addresses.overview() + "#" + kind.folder(), Html.text(kind.title()));
    }

    /** Returns a link to a channel. */
    public Html channel(Channel channel) {
        return find(PageKind.CHANNEL, channel.id(), channel.id());
    }

    /** Returns a link to an operation. */
    public Html operation(Operation operation) {
        return operation(operation.id());
    }

    /** Returns a link to an operation by its id. */
    public Html operation(String id) {
        return find(PageKind.OPERATION, id, id);
    }

    /** Returns a link to the playground with an operation chosen; nothing for one that is none of the contract's. */
    public Html playground(Operation operation, Html label) {
        return addresses
                .playgroundAnchor(operation.id())
                .map(anchor -> to(PLAYGROUND + "#" + anchor, label))
                .orElse(Html.NOTHING);
    }

    /** Returns a link to a message. */
    public Html message(Message message) {
        Html label = Html.code(message.id());
        return addresses.message(message).map(path -> to(path, label)).orElse(label);
    }

    /** Returns a link to an error code. */
    public Html error(String code) {
        return find(PageKind.ERROR, code, code);
    }

    /** Returns a link to a close code. */
    public Html closeCode(int code) {
        return find(PageKind.CLOSE_CODE, Integer.toString(code), Integer.toString(code));
    }

    /** Returns a link to a schema, which has a page from then on, and is used by this one. */
    public Html schema(Schema schema) {
        addresses.usages().add(schema, from);
        return to(addresses.schema(schema), Html.text(Addresses.label(schema)));
    }

    /** Notes that the page describes a schema without a link to it. */
    public void uses(Schema schema) {
        addresses.usages().add(schema, from);
    }

    /** Returns a link to a topic, which its channel's page describes. */
    public Html topic(Channel channel, String name) {
        Html label = Html.code(name);
        return addresses
                .find(PageKind.CHANNEL, channel.id())
                .map(path -> to(path + "#topics", label))
                .orElse(label);
    }

    private Html find(PageKind kind, String id, String label) {
        Html code = Html.code(label);
        return addresses.find(kind, id).map(path -> to(path, code)).orElse(code);
    }
}
