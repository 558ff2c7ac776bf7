package dev.howl.model.reader;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server that a caller chose by its key. */
final class ServerOption {
    private ServerOption() {}

    /** Returns whether the document has that server, and reports if it has not. */
    static boolean isKnown(@Nullable String name, Mapping document, Diagnostics diagnostics) {
        List<String> existing =
                document.child("servers") instanceof Mapping servers ? List.copyOf(servers.keys()) : List.of();
        if (name == null || existing.contains(name)) {
            return true;
        }
        Location place = existing.isEmpty() ? document.location() : document.keyLocation("servers");
        diagnostics.error(
                place,
                "there is no server '" + name + "', which --server (plugin: server) names; the document has "
                        + (existing.isEmpty()
                                ? "no servers"
                                : NameHints.list(existing) + NameHints.hint(name, existing)));
        return false;
    }
}
