package chat.house;

import chat.house.server.HouseHandler;
import chat.house.server.HouseSession;
import chat.house.server.HouseSessions;
import chat.house.server.Said;
import chat.house.server.Say;
import org.springframework.stereotype.Component;

/** The handler of the rooms of houses. */
@Component
final class HouseChat implements HouseHandler {
    private final HouseSessions sessions;

    HouseChat(HouseSessions sessions) {
        this.sessions = sessions;
    }

    // tag::say
    @Override
    public void say(HouseSession session, Say message) {
        // session.house() is a UUID, session.room() an enum, session.name() a String, session.limit() a long.
        Said said = new Said(session.name(), message.text());
        sessions.in(session.house(), session.room()).send(said);
    }
    // end::say
}
