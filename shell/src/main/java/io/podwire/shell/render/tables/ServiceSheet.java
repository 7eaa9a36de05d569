package io.podwire.shell.render.tables;

import io.podwire.api.pod.ServiceAddress;
import io.podwire.shell.render.Sheet;
import java.util.stream.Collectors;

/** Ports of Services, and where they lead. */
final class ServiceSheet {

    static final Sheet<ServiceAddress, ServiceAddress> SHEET = Sheet.of(ServiceAddress.class, "services")
            .text("NAMESPACE", ServiceAddress::namespace)
            .least(9)
            .text("NAME", ServiceAddress::name)
            .least(12)
            .text("PORT", ServiceAddress::port)
            .rank(2)
            .text("ADDRESS", ServiceAddress::address)
            .text("PROTOCOL", ServiceAddress::protocol)
            .number("NUMBER", ServiceAddress::number)
            .text("ENDPOINTS", ServiceSheet::endpoints)
            .rank(1)
            .least(14)
            .text("FROM", ServiceAddress::from)
            .rank(3)
            .end();

    private static String endpoints(ServiceAddress service) {
        return service.endpoints().isEmpty()
                ? null
                : service.endpoints().stream()
                        .map(endpoint -> Endpoint.of(endpoint.address(), endpoint.number()))
                        .collect(Collectors.joining(", "));
    }

    private ServiceSheet() {}
}
