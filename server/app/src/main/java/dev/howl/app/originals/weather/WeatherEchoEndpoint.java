package dev.howl.app.originals.weather;

import dev.howl.app.originals.weather.contract.JsonText;
import dev.howl.app.originals.weather.contract.OriginalWeatherEchoHandler;
import dev.howl.app.originals.weather.contract.OriginalWeatherEchoSession;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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

    /** Returns whether a text is one JSON value whose names and strings are Unicode; names may repeat. */
    private static boolean isOneValue(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            int depth = 0;
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                values += depth == 0 ? 1 : 0;
                boolean isText = token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING;
                if (isText && Json.hasHalfSurrogate(parser.getString())) {
                    return false;
                }
            }
            return values == 1;
        } catch (JacksonException e) {
            return false;
        }
    }
}
