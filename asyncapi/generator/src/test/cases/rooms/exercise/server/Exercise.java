package golden.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.HandshakePart;
import dev.howl.runtime.Json;
import dev.howl.runtime.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

final class Exercise {
    /** Uses of the generated server that must compile. */
    static final Function<HouseSession, UUID> HOUSE = HouseSession::house;

    static final Function<HouseSession, HouseRoom> ROOM = HouseSession::room;
    static final Function<HouseSession, String> NAME = HouseSession::name;
    static final ToIntFunction<HouseSession> LIMIT = HouseSession::limit;
    static final Function<HouseSession, @Nullable Timestamp> SINCE = HouseSession::since;
    static final Function<HouseSession, @Nullable List<HouseTagItem>> TAGS = HouseSession::tag;
    static final Function<HouseSession, @Nullable HouseRoom2> ROOM_OF_QUERY = HouseSession::roomQuery;
    static final Function<HouseSession, @Nullable UUID> TRACE = HouseSession::xTrace;
    static final ToIntFunction<SeatSession> SEAT = SeatSession::idParameter;
    static final BiFunction<HouseSessions, UUID, HouseSessions.Room> HOUSES = HouseSessions::in;
    static final Function<HouseSessions, Integer> COUNT =
            sessions -> sessions.in(new UUID(0, 1), HouseRoom.DEN).count();

    static void run() {
        assertThat(HouseContract.SPEC.handshake().of(HandshakePart.ADDRESS))
                .extracting(HandshakeParameter::name)
                .containsExactly("house", "room");
        String json = "{\"house\":\"0b1c0000-0000-0000-0000-000000000001\",\"room\":\"living room\",\"name\":\"ann\","
                + "\"limit\":5,\"tag\":[\"red\"],\"quiet\":true,\"room_2\":7,\"X-Device\":\"phone\",\"X-Feature\":[1]}";
        HouseParameters parameters = Json.mapper().readValue(json, HouseParameters.class);
        assertThat(parameters.room()).isEqualTo(HouseRoom.LIVING_ROOM);
        assertThat(parameters.roomQuery()).isInstanceOf(HouseRoom2.class);
        assertThat(parameters.tag()).containsExactly(HouseTagItem.RED);
        assertThat(parameters.xFeature()).containsExactly(1L);
        assertThat(parameters.xTrace()).isNull();
    }
}
