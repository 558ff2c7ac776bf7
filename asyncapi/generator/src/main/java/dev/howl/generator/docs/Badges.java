package dev.howl.generator.docs;

/** Small words beside a heading or a name. */
final class Badges {
    private Badges() {}

    static Html planned() {
        return badge("planned", "planned");
    }

    static Html deprecated() {
        return badge("deprecated", "deprecated");
    }

    static Html readOnly() {
        return badge("deprecated", "read-only");
    }

    static Html writeOnly() {
        return badge("deprecated", "write-only");
    }

    static Html clientSends() {
        return badge("client", "client sends");
    }

    static Html serverSends() {
        return badge("server", "server sends");
    }

    private static Html badge(String css, String text) {
        return Html.all(Html.text(" "), Html.element("span", text).css("badge " + css));
    }
}
