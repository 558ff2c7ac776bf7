package dev.howl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names the certification authorities of a {@code wss} server. */
final class CaOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the authorities that may have signed that of a wss server, in place of"
                    + " those that Java trusts.")
    private @Nullable Path file;

    /**
     * Returns the context of TLS with these authorities; {@code null} if the option is not given.
     *
     * @throws ParameterException if the file has no certificates
     */
    @Nullable
    SSLContext context() {
        if (file == null) {
            return null;
        }
        try {
            return context(certificates(file));
        } catch (NoSuchFileException e) {
            throw bad("there is no file " + file, e);
        } catch (IOException e) {
            throw bad(file + " cannot be read", e);
        } catch (CertificateException e) {
            throw bad(file + " has no certificates in PEM, which begin with -----BEGIN CERTIFICATE-----", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("empty");
            }
            return found;
        }
    }

    private static SSLContext context(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (Certificate certificate : certificates) {
            trusted.setCertificateEntry(String.valueOf(trusted.size()), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private ParameterException bad(String problem, Exception cause) {
        return new ParameterException(Output.spec(command).commandLine(), "--ca: " + problem, cause);
    }
}
