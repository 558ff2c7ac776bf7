package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.runtime.Position;

/** An alert and the position of its event in the log. */
record PublishedAlert(Alert alert, Position position) {}
