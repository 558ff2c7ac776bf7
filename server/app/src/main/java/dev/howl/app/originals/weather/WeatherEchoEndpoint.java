package dev.howl.app.originals.weather;

import dev.howl.app.originals.weather.contract.JsonText;
import dev.howl.app.originals.weather.contract.OriginalWeatherEchoHandler;
import dev.howl.app.originals.weather.contract.OriginalWeatherEchoSession;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Handler of the echo wire, which returns a JSON value unchanged. */
final class WeatherEchoEndpoint implements OriginalWeatherEchoHandler {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public CompletionStage<JsonText> echo(OriginalWeatherEchoSession session, JsonText request) {
        if (!isOneValue(request.text())) {
            throw new CodedException(Codes.BAD_JSON, "the frame is not one JSON value");
        }
        return CompletableFuture.completedStage(request);
    }

    private static boolean isOneValue(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
