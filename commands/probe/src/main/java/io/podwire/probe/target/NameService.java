package io.podwire.probe.target;

import io.podwire.api.value.IpAddress;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Tells the addresses of a host's name. */
@FunctionalInterface
public interface NameService {

    /**
     * All addresses, in the order in which they are to be tried.
     *
     * @param cancelled ends the waiting; the answer is then as if the name were not known
     * @return empty where nobody knows the name
     */
    List<IpAddress> addresses(String name, BooleanSupplier cancelled);
}
