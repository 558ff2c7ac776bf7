package dev.howl.maven;

import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The parameter {@code failOn} of the goals. */
final class FailOn {
    private FailOn() {}

    /** @throws MojoExecutionException where the text is neither {@code error} nor {@code warning} */
    static Severity severity(@Nullable String text) throws MojoExecutionException {
        return switch (text == null ? "error" : text.toLowerCase(Locale.ROOT)) {
            case "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            default ->
                throw new MojoExecutionException("parameter 'failOn' must be error or warning, not '" + text + "'");
        };
    }
}
