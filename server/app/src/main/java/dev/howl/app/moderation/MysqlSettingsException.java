package dev.howl.app.moderation;

import dev.howl.server.StartFailure;
import org.springframework.boot.context.config.ConfigDataException;

/** The failure of a start because of the variables {@code MYSQL_*}. The message holds no password. */
final class MysqlSettingsException extends ConfigDataException implements StartFailure {
    private static final long serialVersionUID = 1L;

    MysqlSettingsException(String message) {
        super(message, null);
    }
}
