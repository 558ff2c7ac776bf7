package dev.howl.app.moderation;

import org.springframework.boot.context.config.ConfigDataException;

/** What is wrong with {@code MYSQL_*}; a fault of the configuration. Holds no password. */
final class MysqlSettingsException extends ConfigDataException {
    private static final long serialVersionUID = 1L;

    MysqlSettingsException(String message) {
        super(message, null);
    }
}
