package io.podwire.scripts.lab.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * One port of a Service, for one family.
 *
 * @param name {@code NS/NAME} or {@code NS/NAME:PORT}, as kube-proxy writes it into comments
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param address the cluster address
 * @param port the Service's port
 * @param endpoints {@code ADDRESS:PORT} or {@code [ADDRESS]:PORT} of its pods, in kube-proxy's order; may be none
 */
public record ServicePort(String name, String protocol, String address, int port, List<String> endpoints) {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int NAME_LENGTH = 16;

    public ServicePort {
        endpoints = List.copyOf(endpoints);
    }

    /** From a map with these names; what Groovy has. */
    public static ServicePort of(Map<String, ?> values) {
        return new ServicePort(
                values.get("name").toString(),
                values.get("protocol").toString(),
                values.get("address").toString(),
                (Integer) values.get("port"),
                ((List<?>) values.get("endpoints"))
                        .stream().map(Object::toString).toList());
    }

    /** The chain that chooses an endpoint. */
    public String chain() {
        return "KUBE-SVC-" + hash(name + protocol);
    }

    /** The chain that leads to an endpoint. */
    public String chain(String endpoint) {
        return "KUBE-SEP-" + hash(name + protocol + endpoint);
    }

    /** As kube-proxy names its chains: the first 80 bits of SHA-256, in base 32 (RFC 4648). */
    private static String hash(String text) {
        byte[] digest = digest(text);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < NAME_LENGTH; i++) {
            int bit = i * 5;
            int two = (digest[bit / 8] & 0xFF) << 8 | digest[bit / 8 + 1] & 0xFF;
            out.append(BASE32.charAt(two >> 11 - bit % 8 & 31));
        }
        return out.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
