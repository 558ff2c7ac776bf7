package dev.howl.testkit.conformance.session;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The surroundings of the sessions of one channel.
 *
 * @param protocol the rules of the channel
 * @param judge of what the server sends
 * @param filler of what the client sends
 * @param links ids from earlier messages
 * @param requests replies to requests of the server
 * @param pacer of all sessions
 * @param log of all findings
 * @param coverage of the contract
 */
public record SessionContext(
        ChannelProtocol protocol,
        InboundJudge judge,
        RequestFiller filler,
        LinkedValues links,
        ServerRequests requests,
        Pacer pacer,
        FindingLog log,
        ContractCoverage coverage) {

    /** Returns the context with another log. */
    public SessionContext with(FindingLog other) {
        return new SessionContext(protocol, judge, filler, links, requests, pacer, other, coverage);
    }

    private Channel channel() {
        return protocol.channel();
    }

    void saw(JudgedFrame frame) {
        if (!frame.violations().isEmpty()) {
            return;
        }
        JsonNode json = frame.frame();
        for (Message message : frame.messages()) {
            coverage.saw(CoverageKind.MESSAGE, ContractCoverage.element(channel(), message.id()));
            protocol.operations(dev.howl.model.Operation.Action.SEND)
                    // A request of the server is seen when it is answered.
                    .filter(operation -> protocol.repliesTo(operation).isEmpty())
                    .filter(operation -> operation.messages().stream()
                            .anyMatch(sent -> sent.id().equals(message.id())))
                    .forEach(operation -> coverage.saw(CoverageKind.OPERATION, operation.id()));
            if (json != null) {
                links.learn(message, json);
            }
        }
        if (json != null && frame.hasRole("error")) {
            String code = protocol.content(json).path("code").asString("");
            coverage.saw(CoverageKind.ERROR_CODE, ContractCoverage.element(channel(), code));
        }
    }

    void answered(ServerRequests.ClientReply reply) {
        coverage.saw(
                CoverageKind.MESSAGE,
                ContractCoverage.element(channel(), reply.message().id()));
        coverage.saw(CoverageKind.OPERATION, reply.operation().id());
    }

    void sawClose(int code) {
        coverage.saw(CoverageKind.CLOSE_CODE, ContractCoverage.element(channel(), String.valueOf(code)));
    }

    boolean isEvent(JudgedFrame frame) {
        if (protocol.role("subscribed").isEmpty()) {
            return false;
        }
        Set<String> events = new HashSet<>();
        channel().howl().topics().values().forEach(topic -> events.addAll(topic.events()));
        return frame.messages().stream().anyMatch(message -> events.contains(message.id()));
    }
}
