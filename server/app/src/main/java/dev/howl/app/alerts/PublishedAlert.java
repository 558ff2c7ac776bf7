package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.runtime.Position;

/** An alert, and where its event stands in the log. */
record PublishedAlert(Alert alert, Position position) {}
