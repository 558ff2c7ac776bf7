package dev.howl.testkit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Mutants of the messages of Howl's own contract. */
class OwnMutantsTest {
    @Test
    void breaksEachConstraintWhereHowlsValidatorSeesItToo() throws Exception {
        Contract contract = Sockets.of(ContractReader.read(Path.of("../contract/howl.asyncapi.yaml")));
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (Channel socket : contract.sockets()) {
            ChannelInstances instances = ChannelInstances.of(contract, socket);
            FrameValidator validator = FrameValidator.load(FrameSchemas.bundle(contract, socket));
            for (Direction direction : Direction.values()) {
                for (Message message : instances.messages(direction)) {
                    Mutants.Survey survey = Mutants.of(instances).survey(direction, message, 60, 0);
                    for (Mutant mutant : survey.mutants()) {
                        count++;
                        if (mutant.routing()) continue;
                        List<Violation> violations = validator.validate(
                                direction, message.id(), Objects.requireNonNull(FrameJudge.read(mutant.frame())));
                        if (violations.isEmpty() || !violations.get(0).pointer().equals(mutant.pointer())) {
                            wrong.add(message.id() + " " + mutant + " " + violations);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(500);
    }
}
