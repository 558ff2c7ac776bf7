package dev.howl.testkit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Instances of the messages of Howl's own contract. */
class OwnInstancesTest {
    private static final Contract CONTRACT = contract();

    private static Contract contract() {
        try {
            return Sockets.of(ContractReader.read(Path.of("../contract/howl.asyncapi.yaml")));
        } catch (InvalidContractException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void makesTenThousandValidFrames() {
        int made = 0;
        List<String> missing = new ArrayList<>();
        for (Channel socket : CONTRACT.sockets()) {
            ChannelInstances instances = ChannelInstances.of(CONTRACT, socket);
            for (Direction direction : Direction.values()) {
                for (Message message : instances.messages(direction)) {
                    for (int seed = 0; seed < 400; seed++) {
                        Optional<FrameContent> frame = instances.generated(direction, message, Choices.seeded(seed));
                        if (frame.isPresent()) {
                            made++;
                        } else {
                            missing.add(direction + " " + message.id() + " " + seed + ": "
                                    + instances.reason(direction, message).orElse(""));
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(made).isGreaterThan(10_000);
    }
}
