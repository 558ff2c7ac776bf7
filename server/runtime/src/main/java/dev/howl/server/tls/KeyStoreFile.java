package dev.howl.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.io.Resource;

/**
 * A check of the server's key store, a file in PKCS #12 (RFC 7292) or of Java's own format, before the start, so that a
 * failure names the setting and the file.
 */
final class KeyStoreFile {
    private KeyStoreFile() {}

    /**
     * The settings of a key store.
     *
     * @param file the setting that names the file
     * @param passwordName name of the setting with the password
     * @param password the password; {@code null} if the file has none
     * @param type type of the store; {@code null} for that of PKCS #12 and of Java's own format
     */
    record Settings(
            PemFiles.Setting file,
            String passwordName,
            @Nullable String password,
            @Nullable String type) {}

    /**
     * Checks that the store can be opened and holds a private key.
     *
     * @throws TlsSettingException naming the setting and the file
     */
    static void check(Settings settings) {
        KeyStore store = open(settings);
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return;
                }
            }
        } catch (GeneralSecurityException e) {
            throw settings.file().bad("its entries cannot be read");
        }
        throw settings.file().bad("it contains no private key");
    }

    private static KeyStore open(Settings settings) {
        Resource file =
                ApplicationResourceLoader.get().getResource(settings.file().location());
        if (!file.isReadable()) {
            throw settings.file().bad("it does not exist or is not readable");
        }
        String password = settings.password();
        try (InputStream content = file.getInputStream()) {
            KeyStore store =
                    KeyStore.getInstance(settings.type() == null ? KeyStore.getDefaultType() : settings.type());
            store.load(content, password == null ? null : password.toCharArray());
            return store;
        } catch (IOException e) {
            throw settings.file()
                    .bad(
                            e.getCause() instanceof UnrecoverableKeyException
                                    ? "it cannot be opened with the password of " + settings.passwordName()
                                    : "it is damaged, or not a key store of the expected kind");
        } catch (GeneralSecurityException e) {
            throw settings.file().bad("it is not a key store of the expected kind");
        }
    }
}
