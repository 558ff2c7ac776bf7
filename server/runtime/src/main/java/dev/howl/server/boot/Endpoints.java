package dev.howl.server.boot;

import dev.howl.server.session.Endpoint;
import java.util.List;

/** The channels that are served. */
record Endpoints(List<Endpoint<?>> all) {}
