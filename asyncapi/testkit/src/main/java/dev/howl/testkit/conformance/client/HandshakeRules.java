package dev.howl.testkit.conformance.client;

import dev.howl.testkit.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Rules for the server's answer to an opening handshake (RFC 6455, section 4.1). */
final class HandshakeRules {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private HandshakeRules() {}

    /** Returns what is wrong with an answer of status 101. */
    static List<WireFault> check(HttpHead response, String key, List<String> offered) {
        List<WireFault> faults = new ArrayList<>();
        String accept = accept(key);
        String answered = response.header("sec-websocket-accept").orElse("");
        if (!answered.equals(accept)) {
            faults.add(fault("Sec-WebSocket-Accept is '" + answered + "'; for the key sent it must be '" + accept
                    + "' (RFC 6455, section 4.2.2)"));
        }
        token(response, "upgrade", "websocket", faults);
        token(response, "connection", "upgrade", faults);
        response.header("sec-websocket-extensions")
                .filter(value -> !value.isBlank())
                .ifPresent(value -> faults.add(fault("the server switches on the extension '" + value
                        + "', which the client did not offer (RFC 6455, section 9.1)")));
        String protocol = response.header("sec-websocket-protocol").orElse(null);
        if (protocol != null && !offered.contains(protocol)) {
            faults.add(fault("the server selects the subprotocol '" + protocol + "', which the client did not offer"
                    + (offered.isEmpty() ? "" : "; it offered " + String.join(", ", offered))
                    + " (RFC 6455, section 4.2.2)"));
        }
        return faults;
    }

    private static void token(HttpHead response, String header, String wanted, List<WireFault> faults) {
        String value = response.header(header).orElse("");
        boolean has = Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1))
                .anyMatch(part -> part.strip().equals(wanted));
        if (!has) {
            faults.add(fault(
                    "the header '" + header + "' of the answer lacks '" + wanted + "' (RFC 6455, section 4.2.2)"));
        }
    }

    private static WireFault fault(String sentence) {
        return new WireFault(WireFault.Kind.HANDSHAKE, sentence);
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
