package io.podwire.api.packet;

/**
 * Where packets were seen: what passes several links of a capture is counted at each of them.
 *
 * @param link name; {@code any}; empty where a file does not say
 * @param netns its namespace; null where a file does not say
 * @param pod {@code shop/cart-0}; null where it is no pod's link, or not known
 * @param interfaceIndex of the link behind {@code any}; else null
 */
public record SeenAt(String link, String netns, String pod, Integer interfaceIndex) {}
