package golden.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.howl.client.runtime.ClientBuilder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

final class Exercise {
    private static final UUID HOUSE = UUID.fromString("0b1c0000-0000-0000-0000-000000000001");

    /** Uses of the generated client that must compile. */
    static final BiFunction<URI, HouseParameters, HouseClient> CONNECT = HouseClient::connect;

    static final ClientBuilder<HouseClient> REQUIRED =
            HouseClient.builder(URI.create("ws://localhost"), HOUSE, "ann", "phone");

    static final ClientBuilder<SeatClient> SEAT = SeatClient.builder(URI.create("ws://localhost"), 7, SeatClose.LEFT);

    static void run() {
        HouseParameters parameters = HouseParameters.builder()
                .house(HOUSE)
                .name("ann")
                .tag(List.of(HouseTagItem.RED))
                .xDevice("phone")
                .build();
        assertThat(parameters.room()).isEqualTo(HouseRoom.DEN);
        assertThat(parameters.limit()).isEqualTo(20);
        assertThat(parameters.since()).isNull();
        assertThat(HouseClient.builder(URI.create("ws://localhost"), parameters)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HouseParameters.builder().house(HOUSE).build())
                .withMessage("'name' is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HouseClient.builder(URI.create("ws://localhost"), HOUSE, "ann", "Phone"))
                .withMessage("'X-Device' does not match ^[a-z]+$");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeatClient.builder(URI.create("ws://localhost")))
                .withMessage("the URI of localhost has no path, and channel 'seat' is at /seats/{id}/{close}: give"
                        + " connect or builder the parameters beside the server's URI, or the whole URI");
        assertThat(SeatClient.builder(URI.create("ws://localhost/seats/1/left"))).isNotNull();
        assertThatNullPointerException().isThrownBy(() -> HouseRoom.of(null));
    }
}
