package dev.howl.server.boot;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.Json;
import dev.howl.runtime.PointerSteps;
import dev.howl.server.ChannelBinding;
import dev.howl.server.session.HandshakeViolation;
import dev.howl.server.session.InboundValidator;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** A validator of client frames against the schemas that the generator wrote beside the channel. */
final class SchemaInboundValidator implements InboundValidator {
    private final FrameValidator validator;

    private SchemaInboundValidator(FrameValidator validator) {
        this.validator = validator;
    }

    /**
     * Compiles the schemas of a channel.
     *
     * @throws UncheckedIOException if the channel has no schemas on the class path
     */
    static InboundValidator of(ChannelBinding<?> binding) {
        String name = binding.resources() + "/schemas.json";
        ClassPathResource bundle =
                new ClassPathResource(name, binding.getClass().getClassLoader());
        try (InputStream in = bundle.getInputStream()) {
            return new SchemaInboundValidator(FrameValidator.load(Json.readWithLargeNumbers(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "channel '" + binding.spec().name() + "' has no schemas.json on the class path", e);
        }
    }

    @Override
    public void validate(Frame frame) {
        if (frame.spec().isBinary()) {
            return; // Schemas describe JSON and text.
        }
        List<Violation> violations =
                validator.validate(Direction.TO_SERVER, frame.spec().name(), frame.root());
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw new CodedException(
                    Codes.SCHEMA_VIOLATION, first.message(), first.pointer().isEmpty() ? null : first.pointer(), false);
        }
    }

    @Override
    public @Nullable HandshakeViolation check(HandshakePart part, JsonNode values) {
        List<Violation> violations = validator.validateHandshake(part.id(), values);
        if (violations.isEmpty()) {
            return null;
        }
        Violation first = violations.get(0);
        String name = PointerSteps.of(first.pointer()).stream().findFirst().orElse("");
        return new HandshakeViolation(name, first.message());
    }
}
