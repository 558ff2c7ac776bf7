package dev.howl.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Description of what the handshakes of a channel carry.
 *
 * @param type the generated class of all parameters; {@code null} if there are none
 * @param parameters in the order of the contract, those of the address first
 */
public record HandshakeSpec(@Nullable Class<?> type, List<HandshakeParameter> parameters) {
    /** A handshake of which the contract says nothing. */
    public static final HandshakeSpec NONE = new HandshakeSpec(null, List.of());

    public HandshakeSpec {
        parameters = List.copyOf(parameters);
    }

    /** Returns the parameters of a part. */
    public List<HandshakeParameter> of(HandshakePart part) {
        return parameters.stream().filter(parameter -> parameter.part() == part).toList();
    }
}
