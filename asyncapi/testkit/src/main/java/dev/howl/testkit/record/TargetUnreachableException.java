package dev.howl.testkit.record;

import dev.howl.testkit.tls.ConnectFailure;
import java.io.IOException;
import java.net.URI;

/** A target to which no connection could be made. */
public final class TargetUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    TargetUnreachableException(URI target, IOException cause) {
        super("cannot reach " + target + ": " + ConnectFailure.words(cause), cause);
    }
}
