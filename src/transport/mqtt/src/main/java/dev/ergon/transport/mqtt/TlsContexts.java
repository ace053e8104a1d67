package dev.ergon.transport.mqtt;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's TLS context from {@link TlsSettings}. Every failure names its file. */
final class TlsContexts {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519");
  private static final long MAX_PEM_BYTES = 1 << 20;
  // The key stays in this process's memory; a key store merely insists on a password.
  private static final char[] IN_MEMORY = {};

  private TlsContexts() {}

  static SSLContext create(TlsSettings settings) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(settings.identity()), trustManagers(settings.trust()), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new InvalidInputException("TLS settings: " + e.getMessage(), e);
    }
  }

  private static TrustManager @Nullable [] trustManagers(TlsSettings.@Nullable Trust trust)
      throws GeneralSecurityException {
    if (trust == null) {
      return null;
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (trust instanceof TlsSettings.Trust.Store store) {
      factory.init(load(store.path(), store.password().read().toCharArray()));
    } else if (trust instanceof TlsSettings.Trust.Pem pem) {
      KeyStore memory = emptyStore();
      int index = 0;
      for (Certificate certificate : certificates(pem.authorities())) {
        memory.setCertificateEntry("authority-" + index++, certificate);
      }
      factory.init(memory);
    }
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keyManagers(TlsSettings.@Nullable Identity identity)
      throws GeneralSecurityException {
    if (identity == null) {
      return null;
    }
    KeyStore memory = emptyStore();
    Certificate[] chain = certificates(identity.certificates()).toArray(new Certificate[0]);
    memory.setKeyEntry("client", privateKey(identity.privateKey()), IN_MEMORY, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(memory, IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, IN_MEMORY);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store cannot be made", e);
    }
    return store;
  }

  private static KeyStore load(Path path, char[] password) throws GeneralSecurityException {
    try {
      return KeyStore.getInstance(path.toFile(), password);
    } catch (IOException e) {
      throw new HostLacksException(
          path + ": cannot read the trust store (" + e.getMessage() + "); check path and password",
          e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path path) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(read(path)));
      if (found.isEmpty()) {
        throw new InvalidInputException(path + ": got no certificate, wanted one or more in PEM");
      }
      return found;
    } catch (CertificateException e) {
      throw new InvalidInputException(
          path + ": wanted certificates in PEM form (" + e.getMessage() + ")", e);
    }
  }

  private static PrivateKey privateKey(Path path) throws GeneralSecurityException {
    Matcher pem = KEY.matcher(new String(read(path), StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new InvalidInputException(
          path
              + ": got no 'BEGIN PRIVATE KEY' block, wanted an unencrypted PKCS #8 key in PEM;"
              + " convert with: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem");
    }
    var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    InvalidKeySpecException failure = null;
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException notThisOne) {
        failure = notThisOne;
      }
    }
    throw new InvalidInputException(path + ": wanted a key of kind " + KEY_ALGORITHMS, failure);
  }

  private static byte[] read(Path path) {
    try {
      if (Files.size(path) > MAX_PEM_BYTES) {
        throw new InvalidInputException(path + ": wanted a PEM file of at most 1 MiB");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new HostLacksException(path + ": cannot read (" + e + "); check path and owner", e);
    }
  }
}
