package dev.howl.generator.docs.html;

/** Small words beside a heading or a name. */
public final class Badges {
    private Badges() {}

    public static Html planned() {
        return badge("planned", "planned");
    }

    public static Html deprecated() {
        return badge("deprecated", "deprecated");
    }

    public static Html readOnly() {
        return badge("deprecated", "read-only");
    }

    public static Html writeOnly() {
        return badge("deprecated", "write-only");
    }

    public static Html clientSends() {
        return badge("client", "client sends");
    }

    public static Html serverSends() {
        return badge("server", "server sends");
    }

    /** Returns the party that a change may break. */
    public static Html breaking(String party) {
        return badge("planned", party);
    }

    private static Html badge(String css, String text) {
        return Html.all(Html.text(" "), Html.element("span", text).css("badge " + css));
    }
}
