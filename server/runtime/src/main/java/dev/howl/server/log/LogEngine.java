package dev.howl.server.log;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.window.Framing;

/** Keeps logs. Topics are opened first, then the engine is started once, before anybody subscribes. */
public interface LogEngine {

    /** Opens a topic; its log is there for readers once the engine has been started. */
    TopicLog open(TopicSpec topic, Framing framing);

    /** The counters that appends move on. */
    Counters counters();

    /**
     * Makes the windows ready; blocks.
     *
     * @throws EngineStartException where the engine cannot start
     */
    void start();

    /** Lets what was begun end, for a short while; appends fail from then on. Blocks. */
    void stop();
}
