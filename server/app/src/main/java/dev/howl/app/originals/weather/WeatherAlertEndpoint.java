package dev.howl.app.originals.weather;

import dev.howl.app.contract.AlertsPublisher;
import dev.howl.app.originals.weather.contract.OriginalWeatherAlertSession;
import dev.howl.app.originals.weather.contract.WeatherAlert;
import dev.howl.server.ChannelListener;
import dev.howl.server.HandshakeRequest;
import java.util.concurrent.CompletionStage;

/** Passes each alert of a city on to those who asked for that city. Safe for use by several threads. */
final class WeatherAlertEndpoint implements ChannelListener<OriginalWeatherAlertSession>, AutoCloseable {
    private final WeatherAccess access;
    private final CityRooms<OriginalWeatherAlertSession> rooms;

    WeatherAlertEndpoint(WeatherAccess access, AlertsPublisher alerts) {
        this.access = access;
        this.rooms = new CityRooms<>((city, all) -> alerts.listen(city, (alert, position) -> {
            WeatherAlert passedOn = new WeatherAlert(alert.message());
            all.accept(session -> session.send(passedOn));
        }));
    }

    @Override
    public CompletionStage<Void> opening(HandshakeRequest request) {
        return access.admit(request);
    }

    @Override
    public void opened(OriginalWeatherAlertSession session) {
        access.city(session.cityUuid(), session::close).ifPresent(city -> rooms.enter(city.key(), session));
    }

    @Override
    public void closed(OriginalWeatherAlertSession session) {
        rooms.leave(session);
    }

    @Override
    public void close() {
        rooms.close();
    }
}
