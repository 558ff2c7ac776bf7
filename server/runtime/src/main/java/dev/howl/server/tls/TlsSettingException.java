package dev.howl.server.tls;

import dev.howl.server.StartFailure;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Thrown for an invalid TLS setting. The message names the setting and the file, never the content of the file. */
final class TlsSettingException extends InvalidConfigurationPropertyValueException implements StartFailure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param setting name of the setting, as the operator wrote it
     * @param value its value
     * @param reason the fault
     */
    TlsSettingException(String setting, String value, String reason) {
        super(setting, value, reason);
    }

    @Override
    public String getMessage() {
        return getName() + " is '" + getValue() + "': " + getReason();
    }
}
