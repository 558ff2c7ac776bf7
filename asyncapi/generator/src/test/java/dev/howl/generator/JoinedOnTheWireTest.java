package dev.howl.generator;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedOnTheWireTest {
    private final WiredCase wired;

    JoinedOnTheWireTest(@TempDir Path folder) {
        wired = new WiredCase("joined", folder, "Orders", "Payments", "Staff");
    }

    @Test
    void channelsOfOneAddressTalkOverOneSocket() throws Exception {
        wired.withServer(recorder -> wired.converse("shop", recorder.uri("/shops/den")));
    }
}
