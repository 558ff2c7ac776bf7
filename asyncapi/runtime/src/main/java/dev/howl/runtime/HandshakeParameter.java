package dev.howl.runtime;

import java.util.Set;

/**
 * Description of a parameter of a handshake.
 *
 * @param part the part of the handshake that has it
 * @param name its name there; that of a header is not case-sensitive
 * @param property its property in the class of all parameters
 * @param isList whether it may be there several times
 * @param types the kinds of value that its text can stand for
 */
public record HandshakeParameter(
        HandshakePart part, String name, String property, boolean isList, Set<TextType> types) {

    public HandshakeParameter {
        types = Set.copyOf(types);
    }

    /** Returns a parameter of the address. */
    public static HandshakeParameter ofAddress(String name, String property, TextType... types) {
        return new HandshakeParameter(HandshakePart.ADDRESS, name, property, false, Set.of(types));
    }

    /** Returns a parameter of the query. */
    public static HandshakeParameter ofQuery(String name, String property, TextType... types) {
        return new HandshakeParameter(HandshakePart.QUERY, name, property, false, Set.of(types));
    }

    /** Returns a header. */
    public static HandshakeParameter ofHeader(String name, String property, TextType... types) {
        return new HandshakeParameter(HandshakePart.HEADERS, name, property, false, Set.of(types));
    }

    /** Returns this parameter as one that may be there several times. */
    public HandshakeParameter asList() {
        return new HandshakeParameter(part, name, property, true, types);
    }
}
