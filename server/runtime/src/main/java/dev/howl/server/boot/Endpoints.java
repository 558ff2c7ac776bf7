package dev.howl.server.boot;

import dev.howl.server.session.Endpoint;
import java.util.List;

/** The served channels. */
record Endpoints(List<Endpoint<?>> all) {}
