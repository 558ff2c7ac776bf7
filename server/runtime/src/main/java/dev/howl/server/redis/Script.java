package dev.howl.server.redis;

import dev.howl.runtime.Futures;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The Lua scripts, each executed atomically by Redis. */
enum Script {
    APPEND,
    RELAY,
    SETTLE,
    SNAPSHOT,
    SKIP,
    BEAT,
    NODES,
    LEAD,
    RELEASE,
    REVOKE;

    private final String text;
    private final String digest;

    Script() {
        String name = name().toLowerCase(Locale.ROOT) + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            digest = HexFormat.of().formatHex(sha);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads the script into the cache of Redis, so that its text is sent once. */
    CompletionStage<String> load(RedisAsyncCommands<String, byte[]> redis) {
        return redis.scriptLoad(text);
    }

    /** Runs the script. A reply is a list of numbers, byte arrays and lists of these. */
    CompletionStage<List<Object>> run(RedisAsyncCommands<String, byte[]> redis, List<String> keys, byte[]... args) {
        String[] names = keys.toArray(String[]::new);
        CompletionStage<List<Object>> known = redis.evalsha(digest, ScriptOutputType.MULTI, names, args);
        // The script cache may have been flushed: send the text again.
        return known.exceptionallyCompose(failure -> {
            Throwable cause = Futures.cause(failure);
            if (cause instanceof RedisNoScriptException) {
                return redis.eval(text, ScriptOutputType.MULTI, names, args);
            }
            return CompletableFuture.failedStage(cause);
        });
    }
}
