package dev.ergon.sim.external.gz.internal;

import java.util.regex.Pattern;

/** What a peer says where it listens; only plain TCP to a numeric IPv4 address is believed. */
final class Address {
  private static final Pattern FORM =
      Pattern.compile("tcp://(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}):(\\d{1,5})");

  private Address() {}

  static boolean isSound(String address) {
    var match = FORM.matcher(address);
    if (!match.matches()) {
      return false;
    }
    for (int octet = 1; octet <= 4; octet++) {
      if (Integer.parseInt(match.group(octet)) > 255) {
        return false;
      }
    }
    int port = Integer.parseInt(match.group(5));
    return port >= 1 && port <= 65_535;
  }
}
