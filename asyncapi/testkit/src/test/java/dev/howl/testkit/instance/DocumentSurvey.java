package dev.howl.testkit.instance;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.ReadOptions;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The instances and mutants of all messages of a document. */
final class DocumentSurvey {
    private final Path document;
    private final int seeds;
    int messages;
    int frames;
    int constraints;
    int mutants;
    int routing;
    /** Messages without a frame for some seed. */
    final List<String> missing = new ArrayList<>();
    /** Mutants that Howl's validator accepts. */
    final List<String> survivors = new ArrayList<>();
    /** Mutants of which Howl's validator names another value first. */
    final List<String> elsewhere = new ArrayList<>();

    final List<String> unmutated = new ArrayList<>();

    private DocumentSurvey(Path document, int seeds) {
        this.document = document;
        this.seeds = seeds;
    }

    static DocumentSurvey of(Path document, int seeds, ReadOptions options) throws InvalidContractException {
        DocumentSurvey survey = new DocumentSurvey(document, seeds);
        Contract contract = Sockets.of(ContractReader.read(document, options));
        for (Channel socket : contract.sockets()) {
            ChannelInstances instances = ChannelInstances.of(contract, socket);
            FrameValidator validator = FrameValidator.load(FrameSchemas.bundle(contract, socket));
            for (Direction direction : Direction.values()) {
                for (Message message : instances.messages(direction)) {
                    survey.message(instances, validator, direction, message);
                }
            }
        }
        return survey;
    }

    private void message(ChannelInstances instances, FrameValidator validator, Direction direction, Message message) {
        messages++;
        String name = document + " " + direction + " " + message.id();
        for (int seed = 0; seed < seeds; seed++) {
            Optional<FrameContent> frame = instances.generated(direction, message, Choices.seeded(seed));
            if (frame.isEmpty()) {
                missing.add(name + ", seed " + seed + ": "
                        + instances.reason(direction, message).orElse(""));
            } else {
                frames++;
            }
        }
        Mutants.Survey survey = Mutants.of(instances).survey(direction, message, 60, 0);
        constraints += instances.constraints(direction, message).size();
        survey.unmutated().forEach(none -> unmutated.add(name + ": " + none));
        survey.mutants().forEach(mutant -> mutant(validator, direction, message, mutant, name));
    }

    private void mutant(FrameValidator validator, Direction direction, Message message, Mutant mutant, String name) {
        mutants++;
        routing += mutant.routing() ? 1 : 0;
        JsonNode value = message.isText()
                ? JsonNodeFactory.instance.stringNode(mutant.frame().text())
                : FrameJudge.read(mutant.frame());
        List<Violation> violations = value == null ? List.of() : validator.validate(direction, message.id(), value);
        if (violations.isEmpty()) {
            survivors.add(name + ": " + mutant);
        } else if (!mutant.routing() && !mutant.isAt(violations.get(0).pointer())) {
            elsewhere.add(name + ": " + mutant + " but " + violations.get(0).pointer() + " of " + violations);
        }
    }
}
