package dev.howl.server.tls;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** A setting with which there can be no TLS. It names the setting and the file, never what is in the file. */
final class TlsSettingException extends InvalidConfigurationPropertyValueException {
    private static final long serialVersionUID = 1L;

    /**
     * @param setting as the operator wrote it
     * @param value what it is set to
     * @param reason what is wrong with that
     */
    TlsSettingException(String setting, String value, String reason) {
        super(setting, value, reason);
    }

    /** One sentence for the operator. */
    String sentence() {
        return getName() + " is '" + getValue() + "': " + getReason();
    }
}
