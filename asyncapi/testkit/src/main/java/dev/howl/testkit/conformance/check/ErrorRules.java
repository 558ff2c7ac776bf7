package dev.howl.testkit.conformance.check;

import dev.howl.model.ChannelExtensions.ErrorCode;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.JudgedFrame;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules for the codes of errors, as the contract lists them. */
final class ErrorRules {
    /** Codes of Howl that say that a message is invalid. */
    static final Set<String> INVALID = Set.of("bad_json", "unknown_type", "schema_violation");

    private static final Pattern TOO_FAST =
            Pattern.compile("rate|throttl|too_many_requests|too_fast|slow_down|quota", Pattern.CASE_INSENSITIVE);

    private ErrorRules() {}

    /** Returns whether the server wants fewer messages per second. */
    static boolean isTooFast(Answer answer) {
        return answer instanceof Answer.Refused refused
                && TOO_FAST.matcher(refused.code()).find();
    }

    /** Checks that the contract lists the code, with these properties. */
    static void check(Conversation conversation, ChannelProtocol protocol, Answer.Refused refused) {
        Map<String, ErrorCode> codes = protocol.channel().howl().errors();
        if (codes.isEmpty() || !refused.content().has("code")) {
            return;
        }
        ErrorCode code = codes.get(refused.code());
        if (code == null) {
            conversation.fail(
                    Diagnosis.WRONG_CODE,
                    "the error has the code '" + refused.code() + "', which x-howl-errors does not list");
            return;
        }
        JsonNode retryable = refused.content().path("retryable");
        if (retryable.isBoolean() && retryable.booleanValue() != code.retryable()) {
            conversation.fail(
                    Diagnosis.WRONG_CODE,
                    "the error '" + code.code() + "' says retryable: " + retryable + "; the contract says "
                            + code.retryable());
        }
    }

    /** Notes that the server refuses a valid reply to its request, unless with a code of the contract that fits. */
    static void refusedReply(Conversation conversation, ChannelProtocol protocol, JudgedFrame frame, String ref) {
        JsonNode json = frame.frame();
        String code = json == null ? "" : protocol.content(json).path("code").asString("");
        if (INVALID.contains(code) || !protocol.channel().howl().errors().containsKey(code)) {
            conversation.note(
                    Diagnosis.REFUSED_VALID,
                    "the valid reply to the server's request '" + ref + "' is refused with '" + code + "'");
        }
    }
}
