package dev.howl.instances;

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
import org.jspecify.annotations.Nullable;
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
    /** Frames that a validator or an evaluator of its own, or the routing, does not take for the message. */
    final List<String> wrong = new ArrayList<>();
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
            Evaluator evaluator = Evaluator.of(contract, socket);
            for (Direction direction : Direction.values()) {
                for (Message message : instances.messages(direction)) {
                    survey.frames(instances, new Judges(validator, evaluator), direction, message);
                    survey.mutants(instances, validator, direction, message);
                }
            }
        }
        return survey;
    }

    private record Judges(FrameValidator validator, Evaluator evaluator) {
        boolean accept(Direction direction, Message message, FrameContent frame) {
            if (message.isBinary()) {
                return frame.isBinary();
            }
            JsonNode value = value(message, frame);
            return value != null
                    && validator.validate(direction, message.id(), value).isEmpty()
                    && evaluator.evaluate(direction, message.id(), value).isEmpty()
                    && (message.isText()
                            || validator.candidates(direction, value).contains(message.id()));
        }
    }

    private void frames(ChannelInstances instances, Judges judges, Direction direction, Message message) {
        messages++;
        for (int seed = 0; seed < seeds; seed++) {
            Optional<FrameContent> frame = instances.generated(direction, message, Choices.seeded(seed));
            String name = name(direction, message) + ", seed " + seed + ": ";
            if (frame.isEmpty()) {
                missing.add(name + instances.reason(direction, message).orElse(""));
            } else if (judges.accept(direction, message, frame.get())) {
                frames++;
            } else {
                wrong.add(name + frame.get());
            }
        }
    }

    private void mutants(ChannelInstances instances, FrameValidator validator, Direction direction, Message message) {
        String name = name(direction, message);
        Mutants.Survey survey = Mutants.of(instances).survey(direction, message, 60, 0);
        constraints += instances.constraints(direction, message).size();
        survey.unmutated().forEach(none -> unmutated.add(name + ": " + none));
        survey.mutants().forEach(mutant -> mutant(validator, direction, message, mutant, name));
    }

    private String name(Direction direction, Message message) {
        return document + " " + direction + " " + message.id();
    }

    private static @Nullable JsonNode value(Message message, FrameContent frame) {
        return message.isText() ? JsonNodeFactory.instance.stringNode(frame.text()) : FrameJudge.read(frame);
    }

    private void mutant(FrameValidator validator, Direction direction, Message message, Mutant mutant, String name) {
        mutants++;
        routing += mutant.routing() ? 1 : 0;
        JsonNode value = value(message, mutant.frame());
        List<Violation> violations = value == null ? List.of() : validator.validate(direction, message.id(), value);
        if (violations.isEmpty()) {
            survivors.add(name + ": " + mutant);
        } else if (!mutant.routing() && !mutant.isAt(violations.get(0).pointer())) {
            elsewhere.add(name + ": " + mutant + " but " + violations.get(0).pointer() + " of " + violations);
        }
    }
}
