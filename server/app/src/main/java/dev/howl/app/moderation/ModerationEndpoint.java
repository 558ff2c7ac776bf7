package dev.howl.app.moderation;

import dev.howl.app.contract.ApproveResponse;
import dev.howl.app.contract.EventsSession;
import dev.howl.app.contract.GetPendingResponses;
import dev.howl.app.contract.ModerationHandler;
import dev.howl.app.contract.PendingResponsesSnapshot;
import dev.howl.app.contract.RejectResponse;
import dev.howl.app.contract.ResponseResolved;
import dev.howl.server.Principal;
import java.util.concurrent.CompletionStage;

/** The handler of the contract's moderation operations. The runtime has checked the scope before it is called. */
final class ModerationEndpoint implements ModerationHandler {
    private final ModerationDesk desk;

    ModerationEndpoint(ModerationDesk desk) {
        this.desk = desk;
    }

    @Override
    public CompletionStage<PendingResponsesSnapshot> getPendingResponses(
            EventsSession session, GetPendingResponses request) {
        return desk.pending();
    }

    @Override
    public CompletionStage<ResponseResolved> approveResponse(EventsSession session, ApproveResponse request) {
        return desk.approve(request.responseId(), operator(session), request.text());
    }

    @Override
    public CompletionStage<ResponseResolved> rejectResponse(EventsSession session, RejectResponse request) {
        return desk.reject(request.responseId(), operator(session), request.reason());
    }

    private static String operator(EventsSession session) {
        return session.principal()
                .map(Principal::subject)
                .orElseThrow(() -> new IllegalStateException("the operation asks for a token"));
    }
}
