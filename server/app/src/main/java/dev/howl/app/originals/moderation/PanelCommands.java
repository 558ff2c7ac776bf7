package dev.howl.app.originals.moderation;

import dev.howl.app.moderation.ModerationDesk;
import dev.howl.app.originals.moderation.contract.Approve;
import dev.howl.app.originals.moderation.contract.ClientRegistered;
import dev.howl.app.originals.moderation.contract.Heartbeat;
import dev.howl.app.originals.moderation.contract.HeartbeatNoted;
import dev.howl.app.originals.moderation.contract.OriginalModerationHandler;
import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.app.originals.moderation.contract.Other;
import dev.howl.app.originals.moderation.contract.RegisterClient;
import dev.howl.app.originals.moderation.contract.ResponseApproved;
import dev.howl.app.originals.moderation.contract.ResponseShown;
import dev.howl.app.originals.moderation.contract.ShowResponse;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Handler of the panels' text commands, which also counts them. */
final class PanelCommands implements OriginalModerationHandler {
    private static final String USAGE =
            "there are SR <response_id>, CL <client_name>, HEARTBEAT and APPROVED <response_id>";
    private static final Map<String, String> USAGES = Map.of(
            "SR", "SR takes the id of a response: SR 12",
            "APPROVED", "APPROVED takes the id of a response: APPROVED 12",
            "HEARTBEAT", "HEARTBEAT takes nothing",
            "CL",
                    "CL takes a name of 1 to 64 letters, digits, spaces or . _ @ -, which begins with a letter or a"
                            + " digit: CL panel-1");

    private final ModerationDesk desk;
    private final PanelRegistry panels;
    private final PanelAccess access;
    private final PanelMetrics metrics;

    PanelCommands(ModerationDesk desk, PanelRegistry panels, PanelAccess access, PanelMetrics metrics) {
        this.desk = desk;
        this.panels = panels;
        this.access = access;
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<ResponseShown> showResponse(OriginalModerationSession session, ShowResponse request) {
        panels.heard(session);
        return metrics.counted(
                PanelMetrics.Command.SR,
                allowed(session)
                        .thenCompose(caller -> desk.announce(request.responseId()))
                        .thenApply(position -> new ResponseShown(request.responseId())));
    }

    @Override
    public CompletionStage<ClientRegistered> registerClient(OriginalModerationSession session, RegisterClient request) {
        return metrics.counted(PanelMetrics.Command.CL, allowed(session).thenApply(caller -> {
            panels.register(session, request.clientName(), caller.orElse(null));
            return new ClientRegistered(request.clientName());
        }));
    }

    @Override
    public CompletionStage<HeartbeatNoted> heartbeat(OriginalModerationSession session, Heartbeat request) {
        panels.heard(session);
        return metrics.counted(PanelMetrics.Command.HEARTBEAT, CompletableFuture.completedStage(new HeartbeatNoted()));
    }

    @Override
    public CompletionStage<ResponseApproved> approve(OriginalModerationSession session, Approve request) {
        panels.heard(session);
        return metrics.counted(
                PanelMetrics.Command.APPROVED,
                allowed(session)
                        .thenCompose(caller -> desk.approve(
                                request.responseId(), panel(session).operator(caller), null))
                        .thenApply(resolved -> new ResponseApproved(request.responseId())));
    }

    @Override
    public void other(OriginalModerationSession session, Other message) {
        metrics.refused(PanelMetrics.Command.OTHER);
        String command = message.text().split("\\s", 2)[0];
        String usage = USAGES.get(command);
        throw usage == null
                ? new CodedException(Codes.UNKNOWN_TYPE, USAGE)
                : new CodedException(Codes.SCHEMA_VIOLATION, usage);
    }

    /** Checks the access; a refusal fails the stage, so that it is counted. */
    private CompletionStage<Optional<Principal>> allowed(OriginalModerationSession session) {
        try {
            return CompletableFuture.completedStage(access.require(session));
        } catch (CodedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Panel panel(OriginalModerationSession session) {
        return panels.find(session)
                .orElseThrow(() -> new CodedException(Codes.NOT_CONNECTED, "say who you are first: CL <client_name>"));
    }
}
