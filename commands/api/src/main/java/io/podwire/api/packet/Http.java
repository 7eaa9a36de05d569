package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import java.util.List;

/**
 * The head of an HTTP/1 message (RFC 9112) that begins in this segment, as far as it is there. Values of headers that carry secrets are masked
 * ({@code ***}) unless they were asked for.
 *
 * @param firstLine the request or status line
 * @param method of a request; null for a response
 * @param target of a request; null for a response
 * @param version {@code HTTP/1.1}
 * @param status of a response; null for a request
 * @param reason of a response; null for a request
 * @param headers in their order
 * @param complete the empty line after them is there
 * @param masked true where something was masked
 * @param headLength bytes of the head, the empty line included where it is there
 * @param length bytes of the segment's payload, as the IP header says
 */
@Kind("http")
public record Http(
        String firstLine,
        String method,
        String target,
        String version,
        Integer status,
        String reason,
        List<Header> headers,
        boolean complete,
        boolean masked,
        int headLength,
        int length)
        implements Layer {

    public Http {
        headers = List.copyOf(headers);
    }

    @Override
    public String kind() {
        return "http";
    }

    /**
     * A header.
     *
     * @param name as sent
     * @param value without blanks around it; what continues on the next line joined by a blank
     */
    public record Header(String name, String value) {}
}
