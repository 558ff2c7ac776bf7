package dev.howl.model.reader;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import org.jspecify.annotations.Nullable;

/** The version of a document ({@code asyncapi}), which decides how the rest of it is read. */
final class VersionReader {
    private static final String READ = "; supported are " + SpecificationVersion.READ;

    private VersionReader() {}

    /** Returns the version, {@code null} if it is missing, malformed or not read, which is reported. */
    static @Nullable SpecificationVersion read(Mapping document, Diagnostics diagnostics) {
        Node written = document.child("asyncapi");
        if (written == null) {
            diagnostics.error(document.location(), "not an AsyncAPI document: 'asyncapi' is missing" + READ);
            return null;
        }
        if (!written.json().isString()) {
            diagnostics.error(written.location(), "'asyncapi' must be text, but is " + found(written) + READ);
            return null;
        }
        String text = written.json().stringValue();
        SpecificationVersion version = SpecificationVersion.parse(text).orElse(null);
        if (version == null) {
            diagnostics.error(
                    written.location(),
                    "AsyncAPI version '" + text + "' is not of the form major.minor.patch, such as '3.0.0'" + READ);
            return null;
        }
        if (!version.isRead()) {
            diagnostics.error(written.location(), "AsyncAPI version '" + text + "' is not supported" + READ);
            return null;
        }
        return version;
    }

    private static String found(Node written) {
        if (!written.json().isNumber()) {
            return written.kind();
        }
        String number = written.json().asString();
        boolean shortened = number.matches("[0-9]+(\\.[0-9]+)?");
        String full = number.contains(".") ? number + ".0" : number + ".0.0";
        return "the number " + number + (shortened ? "; write it in full and in quotes: '" + full + "'" : "");
    }
}
