package dev.howl.app.originals.weather;

import dev.howl.app.contract.AlertsPublisher;
import dev.howl.app.originals.weather.contract.OriginalWeatherAlertSession;
import dev.howl.app.originals.weather.contract.WeatherAlert;
import dev.howl.server.ChannelListener;
import dev.howl.server.HandshakeRequest;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Handler of the alert wire, which forwards each alert to the sessions of its city. Thread-safe. */
final class WeatherAlertEndpoint implements ChannelListener<OriginalWeatherAlertSession>, AutoCloseable {
    private final WeatherAccess access;
    private final CityRooms<OriginalWeatherAlertSession> rooms;

    WeatherAlertEndpoint(WeatherAccess access, AlertsPublisher alerts) {
        this.access = access;
        this.rooms = new CityRooms<>((city, all) -> alerts.listen(UUID.fromString(city), (alert, position) -> {
            WeatherAlert forwarded = new WeatherAlert(alert.message());
            all.accept(session -> session.send(forwarded));
        }));
    }

    @Override
    public boolean requiresToken() {
        return true;
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
