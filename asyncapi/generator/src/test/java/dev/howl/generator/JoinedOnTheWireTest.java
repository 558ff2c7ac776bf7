package dev.howl.generator;

import dev.howl.generator.CaseOnTheWire.Turn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedOnTheWireTest {
    private final CaseOnTheWire wire;

    JoinedOnTheWireTest(@TempDir Path folder) {
        this.wire = new CaseOnTheWire("joined", List.of("Orders", "Payments", "Staff"), folder);
    }

    @Test
    void channelsOfOneAddressTalkOverOneSocket() throws Exception {
        wire.withServer(recorder -> wire.converse(List.of(new Turn("shop", recorder.uri("/shops/den")))));
    }
}
