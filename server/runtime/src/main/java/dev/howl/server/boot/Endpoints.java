package dev.howl.server.boot;

import dev.howl.server.session.Endpoint;
import java.util.List;

/** The endpoints of all served channels. */
record Endpoints(List<Endpoint<?>> all) {}
