package dev.howl.app.moderation;

import org.springframework.boot.context.config.ConfigDataException;

/** The failure of a start because of the variables {@code MYSQL_*}. The message holds no password. */
final class MysqlSettingsException extends ConfigDataException {
    private static final long serialVersionUID = 1L;

    MysqlSettingsException(String message) {
        super(message, null);
    }
}
