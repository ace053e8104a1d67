package dev.ergon.transport.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a link proves who it is and whom it trusts. Host names are always verified.
 *
 * @param trust whose certificates the broker may show; null for the JDK's own authorities
 * @param identity what the link shows the broker; null if it shows nothing
 */
public record TlsSettings(@Nullable Trust trust, @Nullable Identity identity) {
  /** The JDK's authorities, no client certificate. */
  public static final TlsSettings SYSTEM = new TlsSettings(null, null);

  /** Certificates that are trusted. */
  public sealed interface Trust {
    /** One or more certificates in PEM form. */
    record Pem(Path authorities) implements Trust {}

    /** A Java key store (PKCS #12 or JKS). */
    record Store(Path path, Secret password) implements Trust {}
  }

  /**
   * A client certificate.
   *
   * @param certificates PEM, the link's own first, then its issuers
   * @param privateKey PEM, PKCS #8, not encrypted ({@code BEGIN PRIVATE KEY})
   */
  public record Identity(Path certificates, Path privateKey) {}
}
